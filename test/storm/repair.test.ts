import { describe, expect, it } from 'vitest';
import { openStage } from '../../functions/approval/section.ts';
import { isStuck } from '../../functions/approval/machine/stuck.ts';
import { tokenKey } from '../../functions/records/keys.ts';
import { MINUTE } from '../builders/clock.ts';
import { required, settingsOf } from '../builders/settings.ts';
import type { Fault } from './faults.ts';
import type { OfficeOptions } from './office.ts';
import { type Founded, found, PLAN } from './storm.ts';

const calm = (options: Partial<OfficeOptions> = {}, lives = 1) =>
  found({ seed: 11, faults: 0, ...options, lives });

/** People do their part until `isThere`; throws where that takes more than an hour. */
async function until({ office, people, sections }: Founded, isThere: () => boolean): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    if (isThere()) return;
    for (const section of sections) people.goOn(section);
    await office.driver.run(MINUTE);
  }
  throw new Error('it does not get there');
}

const first = ({ sections, see }: Founded) => {
  const section = see(sections[0] ?? '');
  if (section === null) throw new Error('there is no section');
  return section;
};
const reachOpdReview = (it: Founded) => until(it, () => openStage(first(it))?.stage === 'opd-review');
const reachSignOff = (it: Founded) => until(it, () => first(it).state === 'signed-off');
const happenings = ({ watcher, sections }: Founded) =>
  (watcher.known(sections[0] ?? '')?.events ?? []).flatMap((event) =>
    event.type === 'rebuilt' || event.type === 'halted' ? [`${event.type}: ${event.reason}`] : [],
  );

function strike({ office }: Founded, fault: Fault): void {
  const run = office.machine.running()[0];
  if (run === undefined) throw new Error('nothing runs');
  if (fault === 'stopped') office.machine.end(run.name, 'ABORTED');
  if (fault === 'failed') office.machine.end(run.name, 'FAILED');
  if (fault === 'timed-out') office.machine.end(run.name, 'TIMED_OUT');
  if (fault === 'token-lost') office.machine.loseToken(run);
  if (fault === 'lost') office.restart([PLAN]);
}

const LOSSES: readonly { fault: Fault; heard: boolean; reason: string }[] = [
  { fault: 'stopped', heard: true, reason: 'execution-ended' },
  { fault: 'failed', heard: true, reason: 'execution-ended' },
  { fault: 'timed-out', heard: true, reason: 'execution-ended' },
  { fault: 'stopped', heard: false, reason: 'token-refused' },
  { fault: 'failed', heard: false, reason: 'token-refused' },
  { fault: 'token-lost', heard: true, reason: 'token-refused' },
  { fault: 'lost', heard: true, reason: 'local-start' },
];

describe('an execution that is lost', () => {
  it.each(LOSSES)('($fault, heard: $heard) is rebuilt once, and the history says: $reason', async (loss) => {
    const it = await calm(loss.heard ? {} : { sabotage: { dying: 0 } });
    await reachOpdReview(it);
    strike(it, loss.fault);
    await it.office.driver.run(3 * MINUTE);
    await reachSignOff(it);
    expect(happenings(it)).toEqual([`rebuilt: ${loss.reason}`]);
    expect(it.watcher.violations).toEqual([]);
    // Nobody was asked a second time for what they had been asked.
    expect(Math.max(...it.copies.values())).toBe(1);
  });

  it('between two stages, unheard, is found overdue and rebuilt at the stage that is next', async () => {
    const sabotage = { dying: 0 };
    const it = await calm({ sabotage });
    await reachOpdReview(it);
    sabotage.dying = 1;
    await until(it, () => first(it).next !== null);
    expect(it.office.machine.running()).toEqual([]);
    sabotage.dying = 0;
    await it.office.driver.run(4 * MINUTE);
    expect(happenings(it)).toEqual(['rebuilt: overdue']);
    expect(openStage(first(it))?.stage).toBe('ugm-review');
    await reachSignOff(it);
    expect(it.watcher.violations).toEqual([]);
  });

  it('again and again is rebuilt three times, then halted with the reason, until a coordinator rebuilds it', async () => {
    const it = await calm();
    await reachOpdReview(it);
    for (let i = 0; i < 4; i += 1) {
      strike(it, 'failed');
      await it.office.driver.run(2 * MINUTE);
    }
    const ended = 'rebuilt: execution-ended';
    expect(happenings(it)).toEqual([ended, ended, ended, 'halted: rebuilt-too-often']);
    await it.office.driver.run(10 * MINUTE);
    expect(first(it).halt?.reason).toBe('rebuilt-too-often');
    await reachSignOff(it);
    expect(happenings(it).at(-1)).toBe('rebuilt: by-hand');
  });
});

describe('a stage that cannot be opened', () => {
  it('halts the section with the reason, which stays halted until a coordinator rebuilds it', async () => {
    const it = await calm();
    await reachOpdReview(it);
    it.office.faults.strikeNext('states > open-stage', 'broken');
    await until(it, () => first(it).halt !== null);
    expect(first(it).halt?.reason).toBe('Runtime.ImportModuleError');
    await it.office.driver.run(10 * MINUTE);
    expect(happenings(it)).toEqual(['halted: Runtime.ImportModuleError']);
    await reachSignOff(it);
    expect(it.watcher.violations).toEqual([]);
  });

  it.each(['failed', 'throttled', 'killed', 'killed-after', 'answer-lost', 'conflict'] as const)(
    'because DynamoDB’s answer is “%s” is tried again, and nothing is halted or rebuilt',
    async (fault) => {
      const it = await calm();
      await reachOpdReview(it);
      it.office.faults.strikeNext('open-stage TransactWriteItems', fault);
      await reachSignOff(it);
      expect(happenings(it)).toEqual([]);
      expect(it.watcher.violations).toEqual([]);
    },
  );
});

describe('a relay that dies', () => {
  it.each(['killed', 'killed-after', 'answer-lost'] as const)(
    'around its send (%s) leaves a row that is settled, and no execution is rebuilt',
    async (fault) => {
      const it = await calm();
      await reachOpdReview(it);
      it.office.faults.strikeNext('relay SendTaskSuccess', fault);
      await reachSignOff(it);
      await it.office.driver.run(6 * MINUTE);
      expect(happenings(it)).toEqual([]);
      const open = it.office.store
        .all()
        .filter(
          (item) => ['pending', 'sending', 'failed'].includes(item['state']?.S ?? '') && 'order' in item,
        );
      expect(open).toEqual([]);
    },
  );
});

describe('a relay that cannot speak', () => {
  it('leaves a section that says so within ten minutes, and that goes on once it can', async () => {
    const it = await calm();
    await reachOpdReview(it);
    const { faults, driver } = it.office;
    await until(it, () => {
      faults.strikeNext('relay SendTaskSuccess', 'throttled');
      return first(it).next !== null;
    });
    for (let passed = 0; passed < 15 * MINUTE; passed += MINUTE / 6) {
      expect(first(it).next?.stage).toBe('ugm-review');
      if (passed > 10 * MINUTE) expect(isStuck(first(it), it.office.dependencies.now())).toBe(true);
      faults.strikeNext('relay SendTaskSuccess', 'throttled');
      await driver.run(MINUTE / 6);
    }
    await driver.run(5 * MINUTE);
    expect(openStage(first(it))?.stage).toBe('ugm-review');
    expect(isStuck(first(it), it.office.dependencies.now())).toBe(false);
    expect(happenings(it)).toEqual([]);
    await reachSignOff(it);
    expect(it.watcher.violations).toEqual([]);
  });
});

describe('an execution that was started without an answer, and has ended unheard', () => {
  it('is asked for until the service can say that it was ours, hours later too; then it is rebuilt', async () => {
    const sabotage = { dying: 0 };
    const it = await calm({ sabotage });
    await reachOpdReview(it);
    const { faults, driver, machine } = it.office;
    for (const run of machine.running()) machine.end(run.name, 'ABORTED');
    await until(it, () => {
      faults.strikeNext('relay StartExecution', 'answer-lost');
      return first(it).generation === 2;
    });
    await driver.run(1_000);
    for (const run of machine.running()) machine.end(run.name, 'ABORTED');
    for (let passed = 0; passed < 150 * MINUTE; passed += MINUTE / 6) {
      faults.strikeNext('relay DescribeExecution', 'failed');
      await driver.run(MINUTE / 6);
    }
    expect(first(it).generation).toBe(2);
    await driver.run(5 * MINUTE);
    await reachSignOff(it);
    expect(happenings(it).at(-1)).toBe('rebuilt: token-refused');
    expect(it.watcher.violations).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('holds up no other section, and no other row', async () => {
    const sabotage = { dying: 0 };
    const it = await calm({ sabotage }, 2);
    const [broken = '', sound = ''] = it.sections;
    const { store, driver } = it.office;
    // Both lose their execution as it comes to OPD review; then one section's settings are damaged.
    await until(it, () =>
      it.sections.every((id) => openStage(it.see(id) ?? first(it))?.stage === 'opd-review'),
    );
    sabotage.dying = 1;
    await until(it, () => it.sections.every((id) => it.see(id)?.next !== null));
    sabotage.dying = 0;
    const put = (pk: string, sk: string, more: Record<string, { S: string }>) =>
      store.put({ pk: { S: pk }, sk: { S: sk }, ...more }, driver.nowMs());
    put(`SECTION#${broken}`, 'SETTINGS', {});
    for (const queue of ['orders', 'mails', 'parked', 'failed'])
      put(`OUTBOX#${broken}`, `000000-00-${queue}`, {
        queue: { S: queue },
        at: { S: '2023-01-01T00:00:00.000Z' },
      });
    await driver.run(6 * MINUTE);
    expect(openStage(it.see(sound) ?? first(it))?.stage).toBe('ugm-review');
  });
});

/** AWS's quotas outside the three largest regions: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const AWS_PACES = {
  StartExecution: { bucket: 800, refill: 150 },
  StopExecution: { bucket: 500, refill: 25 },
  DescribeExecution: { bucket: 250, refill: 10 },
};

describe('a thousand sections that lose their executions at once', () => {
  /** How many have a running execution of their own that waits under the very token that is stored. */
  function waiting({ office, see, sections }: Founded): number {
    const tokens = new Map(office.machine.running().map(({ name, token }) => [name, token]));
    return sections.filter((id) => {
      const section = see(id);
      const stage = section === null ? null : openStage(section);
      if (section === null || stage === null || section.execution === null) return false;
      const { pk, sk } = tokenKey(id, stage.round, stage.stage);
      const stored = office.store.get({ pk: { S: pk }, sk: { S: sk } })?.['token']?.S;
      return stored !== undefined && stored === tokens.get(section.execution);
    }).length;
  }

  /** Driven milliseconds until all wait again, at most twice as long as they may take. */
  async function untilAllWait(it: Founded, how: string, within: number): Promise<number> {
    const { driver, said } = it.office;
    const from = driver.nowMs();
    while (waiting(it) < it.sections.length && driver.nowMs() - from < 2 * within) await driver.run(5_000);
    const took = driver.nowMs() - from;
    console.log(`repair: ${how}: 1,000 wait again after ${took / 1000} s, ${JSON.stringify([...said])}`);
    return took;
  }

  // Driven time: a call takes 4 ms at most, and our own work none. So this holds the paces of AWS to 5 minutes; of a
  // local start it says only that few calls follow one another. How long one takes, `npm run bench` measures.
  it('all wait for their people again: within 5 minutes at the paces of AWS; at a local start, after few calls in a row', async () => {
    const roster = settingsOf({ 'opd-review': [required('bappeda')] });
    const it = await found({ seed: 12, faults: 0, slowest: 4, paces: AWS_PACES, lives: 1_000 }, roster);
    const { office, sections, see } = it;
    await office.driver.run(3 * MINUTE);
    expect(waiting(it)).toBe(1_000);

    office.said.clear();
    for (const run of office.machine.running()) office.machine.end(run.name, 'ABORTED');
    expect(waiting(it)).toBe(0);
    expect(await untilAllWait(it, 'stopped', 5 * MINUTE)).toBeLessThanOrEqual(5 * MINUTE);
    expect(office.said.get('DescribeExecution') ?? 0).toBeLessThanOrEqual(250);
    expect(sections.filter((id) => see(id)?.generation === 2)).toHaveLength(1_000);

    await office.driver.run(5 * MINUTE);
    office.said.clear();
    office.paced.on = false;
    office.restart([PLAN]);
    expect(await untilAllWait(it, 'lost', MINUTE)).toBeLessThanOrEqual(MINUTE);
    expect(office.said.get('DescribeExecution')).toBe(1_000);
    expect(sections.filter((id) => see(id)?.generation === 3)).toHaveLength(1_000);
    expect(it.watcher.violations).toEqual([]);
  }, 300_000);
});
