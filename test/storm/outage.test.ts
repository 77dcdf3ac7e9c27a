import { describe, expect, it } from 'vitest';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { openStage } from '../../functions/approval/section.ts';
import { MINUTE } from '../builders/clock.ts';
import { type Founded, found } from './storm.ts';

/** Every request to the table, whoever makes it, and every run of the state machine’s functions. */
const DYNAMODB = / (GetItem|BatchGetItem|Query|UpdateItem|TransactWriteItems)$/;
const LAMBDA = /^states > /;
const BOTH = new RegExp(`${DYNAMODB.source}|${LAMBDA.source}`);

/** Twelve sections, each where a few minutes of people’s work have brought it. */
async function atWork(): Promise<Founded> {
  const it = await found({ seed: 21, faults: 0, lives: 12 });
  for (let minute = 0; minute < 6; minute += 1) {
    for (const section of it.sections.slice(minute)) it.people.goOn(section);
    await it.office.driver.run(MINUTE);
  }
  return it;
}

const moving = ({ see, sections }: Founded) =>
  sections.filter((id) => {
    const section = see(id);
    return section !== null && section.next === null && section.halt === null;
  });
const happenings = ({ watcher, sections }: Founded) =>
  sections.flatMap((id) =>
    (watcher.known(id)?.events ?? []).flatMap((event) =>
      event.type === 'rebuilt' || event.type === 'halted' ? [`${event.type}: ${event.reason}`] : [],
    ),
  );

describe('half an hour in which calls are turned away', () => {
  it.each([
    ['by DynamoDB and Lambda', BOTH],
    ['by Lambda, for the functions of the path', LAMBDA],
  ])(
    '%s halts nothing: five minutes later all sections move, and nobody was mailed twice',
    async (_, away) => {
      const it = await atWork();
      const { faults, driver } = it.office;
      // What is decided in this very moment is on its way when the outage begins.
      for (let step = 0; moving(it).length === it.sections.length && step < 3_000; step += 1) {
        if (step % 300 === 0) for (const section of it.sections) it.people.goOn(section);
        await driver.run(10);
      }
      faults.turnedAway = away;
      await driver.run(30 * MINUTE);
      expect(moving(it).length).toBeLessThan(it.sections.length);
      faults.turnedAway = null;
      await driver.run(5 * MINUTE);
      expect(moving(it)).toEqual(it.sections);
      expect(happenings(it)).toEqual([]);
      expect(Math.max(...it.copies.values())).toBe(1);
      expect(it.watcher.violations).toEqual([]);
    },
  );
});

describe('a section that was halted', () => {
  const halted = async (reason: string) => {
    const it = await atWork();
    const [section = ''] = it.sections;
    const halts = () => {
      const generation = it.see(section)?.generation ?? 0;
      it.office.spawn('halt', () => haltSection(it.office.dependencies, { section, generation, reason }));
    };
    halts();
    await it.office.driver.run(5_000);
    expect(it.see(section)?.halt?.reason).toBe(reason);
    return { it, section, halts };
  };

  it('for a cause that passes is rebuilt a while later, by itself, and nobody is asked again', async () => {
    const { it, section } = await halted('Lambda.TooManyRequestsException');
    await it.office.driver.run(8 * MINUTE);
    expect(it.see(section)?.halt).not.toBeNull();
    await it.office.driver.run(5 * MINUTE);
    expect(happenings(it).at(-1)).toBe('rebuilt: cause-passed');
    expect(openStage(it.see(section) ?? expect.fail())).not.toBeNull();
    expect(Math.max(...it.copies.values())).toBe(1);
    expect(it.watcher.violations).toEqual([]);
  });

  it('for it again and again is rebuilt three times that day, and no more', async () => {
    const { it, section, halts } = await halted('Lambda.Unknown');
    for (let times = 0; times < 5; times += 1) {
      await it.office.driver.run(12 * MINUTE);
      halts();
    }
    await it.office.driver.run(30 * MINUTE);
    expect(happenings(it).filter((it) => it.startsWith('rebuilt'))).toHaveLength(3);
    expect(it.see(section)?.halt?.reason).toBe('Lambda.Unknown');
  });

  it('for any other cause stays so until a coordinator rebuilds it', async () => {
    const { it, section } = await halted('Runtime.ImportModuleError');
    await it.office.driver.run(60 * MINUTE);
    expect(it.see(section)?.halt?.reason).toBe('Runtime.ImportModuleError');
    expect(happenings(it)).toHaveLength(1);
  });
});
