import { describe, expect, it } from 'vitest';
import type { Assignment, Stage } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { tally } from '../../functions/approval/holder/tally.ts';
import { MONDAY } from '../builders/clock.ts';
import { sha } from '../builders/sections.ts';

const base = { since: MONDAY, linkEpoch: 1, linkRequests: [], undeliverable: null };
const must = (person: string): Assignment => ({ ...base, person, required: true, status: 'open' });
const may = (person: string): Assignment => ({ ...base, person, required: false, status: 'open' });
const said = (choice: Choice, required = true): Assignment => ({
  ...base,
  person: `${choice}-${required}`,
  required,
  status: 'decided',
  decision: { choice, at: MONDAY, draft: sha('a'), id: 'd' },
});
const excused: Assignment = { ...base, person: 'e', required: false, status: 'excused', at: MONDAY };

const stage = (assignments: Assignment[], name: StageName = 'opd-review'): Stage => ({
  stage: name,
  round: 1,
  openedAt: MONDAY,
  due: MONDAY,
  closed: null,
  assignments,
  predecessors: { drafters: [], deciders: [] },
});

describe('the tally', () => {
  it.each([
    ['waits while a required person has not decided', [must('a'), said('approve')], null],
    ['waits for a required person even after a return', [must('a'), said('return')], null],
    ['approves once every required person has', [said('approve'), may('b')], 'approved'],
    ['returns if anybody returned', [said('approve'), said('return')], 'returned'],
    ['returns if only an optional person returned', [said('approve'), said('return', false)], 'returned'],
    [
      'approves by an optional person where the required one is excused',
      [excused, said('approve', false)],
      'approved',
    ],
    ['waits where nobody is required any more and nobody has decided', [excused, may('b')], null],
    ['makes no approval out of excuses', [excused], null],
  ] as const)('%s', (_says, assignments, outcome) => {
    expect(tally(stage([...assignments]))).toBe(outcome);
  });

  it('closes drafting with the first submit, though another required drafter has not', () => {
    expect(tally(stage([must('a'), said('submit', false)], 'drafting'))).toBe('submitted');
    expect(tally(stage([must('a')], 'drafting'))).toBeNull();
  });
});
