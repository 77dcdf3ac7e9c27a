import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Event } from '../../functions/approval/event.ts';
import { calendarsOf } from '../../functions/deadlines/calendar.ts';
import { setByHand } from '../../functions/deadlines/clock.ts';
import { EventItem } from '../../functions/records/section/event-item.ts';
import { foldEvents } from '../../functions/records/verify/fold-events.ts';
import { RULES } from '../approval/rules.ts';
import { COORDINATOR, type Life, lifeIn } from '../builders/sections.ts';

/** What is found in this life's history with these events after it, which may be such as no rule would have made. */
function foundIn({ events, section }: Life, ...more: readonly Event[]): string[] {
  const stored = [...events, ...more].map((event, i) =>
    v.parse(EventItem, { seq: i + 1, event, change: `change ${i}`, textHash: null, hash: '' }),
  );
  return foldEvents(section.id, stored, calendarsOf([])).findings.map(({ what }) => what);
}

const heldAfter = (choice: 'approve' | 'return'): Life => {
  const life = lifeIn('opd-review');
  life.decide('dinkes', choice);
  life.carry(RULES.hold(life.section, life.act()));
  return life;
};

test('a stage that closes while the section is held is found', () => {
  const what = ['closes a stage while the section is held'];
  const returned = heldAfter('return');
  const signed = { at: returned.clock.now(), by: COORDINATOR };
  expect(foundIn(returned, { type: 'closed-early', ...signed })).toEqual(what);
  const excused = { type: 'excused', person: 'bappeda', closes: 'approved', ...signed } as const;
  expect(foundIn(heldAfter('approve'), excused)).toEqual(what);
});

test('an excuse that closes nothing, a recall and a cancellation of a held section are as they should be', () => {
  const excusing = lifeIn('opd-review');
  excusing.carry(RULES.hold(excusing.section, excusing.act()));
  excusing.carry(RULES.excuse(excusing.section, { ...excusing.act(), person: 'dinkes' }));
  const recalled = heldAfter('return');
  recalled.carry(RULES.recall(recalled.section, { ...recalled.act(), row: 'row-of-the-recall' }));
  const cancelled = heldAfter('return');
  cancelled.carry(RULES.cancel(cancelled.section, cancelled.act()));
  for (const life of [excusing, recalled, cancelled]) expect(foundIn(life)).toEqual([]);
});

test('a deadline that its own calendar does not count to is found', () => {
  const life = lifeIn('opd-review');
  const at = life.clock.now();
  const { due, clock } = setByHand('2023-12-20T09:00:00.000Z', at, calendarsOf([]).current);
  const extended = { type: 'extended', due, clock, at, by: COORDINATOR } as const;
  expect(foundIn(life, extended)).toEqual([]);
  expect(foundIn(life, { ...extended, due: '2023-12-21T09:00:00.000Z' })).toEqual([
    'sets a deadline that its calendar (1.0) does not',
  ]);
});
