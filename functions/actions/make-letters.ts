import { dayOf } from '../calendar/day-of.ts';
import { hoursDue, LETTER_HOURS, type LetterHour, nextHour } from '../deadlines/letter-hours.ts';
import { lettersOn } from '../letters/letters-on.ts';
import { letterPlanOf } from '../records/letters/letter-plan.ts';
import { makeLetter } from '../records/letters/letter-write.ts';
import {
  beginLetters,
  hoursLeft,
  type LettersDue,
  plansDue,
  settleLetters,
} from '../records/letters/letters-due.ts';
import { type Board, readBoard } from '../records/plan/board.ts';
import { readPlanList } from '../records/plan/plan-list.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { withEach } from './with-each.ts';

/** What was done for one plan: how many letters, and when the next are made. */
export interface LettersMade {
  readonly plan: string;
  readonly made: number;
  readonly at: string;
}

/** Gives every plan that has no letters yet its place in the queue. */
export async function beginAllLetters(dependencies: Dependencies): Promise<void> {
  const now = dependencies.now();
  for (const plan of await readPlanList(dependencies.table))
    await beginLetters(dependencies.table, plan, { at: now, today: dayOf(now) });
}

/**
 * Makes the letters of every plan whose time has come. One that cannot be looked after holds up no other, and is tried
 * again by the next tick; what was made by then is not made twice.
 */
export async function makeDueLetters(
  dependencies: Dependencies,
  fail: (plan: string, fault: unknown) => void,
): Promise<readonly LettersMade[]> {
  const done: LettersMade[] = [];
  for await (const due of plansDue(dependencies.table, dependencies.now())) {
    try {
      done.push(await makeLetters(dependencies, due));
    } catch (fault) {
      fail(due.plan, fault);
    }
  }
  return done;
}

/** A plan that is not wholly imported yet is looked at again so much later. */
const NOT_YET_MS = 5 * 60 * 1000;

async function makeLetters(dependencies: Dependencies, due: LettersDue): Promise<LettersMade> {
  const { table } = dependencies;
  const now = dependencies.now();
  const board = await readBoard(table, due.plan);
  if (board === null) {
    const at = new Date(Date.parse(now) + NOT_YET_MS).toISOString();
    await settleLetters(table, due, { ...due, at });
    return { plan: due.plan, made: 0, at };
  }
  const plan = letterPlanOf(board);
  const today = dayOf(now);
  let made = 0;
  const through = { ...due.made };
  for (const hour of hoursLeft(due, hoursDue(now, plan.calendar), today)) {
    const after = due.made[hour];
    const letters = lettersOn(plan, { after, until: today }, now).filter(({ person }) =>
      isOf(board, person, hour),
    );
    const put = await withEach(letters, ({ person }) =>
      makeLetter(
        table,
        { plan: due.plan, person, date: today, after },
        { now, firstTry: firstTry(dependencies, now), change: freshName(dependencies) },
      ),
    );
    made += put.filter(Boolean).length;
    through[hour] = today;
  }
  const at = nextHour(now, plan.calendar);
  await settleLetters(table, due, { plan: due.plan, at, made: through });
  return { plan: due.plan, made, at };
}

/** Whether this person's letter is made at this hour: they have an address at which mail arrives. */
const isOf = ({ people, letters }: Board, id: string, hour: LetterHour): boolean => {
  const person = people.get(id);
  if (person === undefined || person.email === null || person.undeliverable !== null) return false;
  return (letters.hours[id] ?? LETTER_HOURS[0]) === hour;
};

const firstTry = ({ pace }: Dependencies, now: string): string =>
  new Date(Date.parse(now) + pace.firstTryMs).toISOString();
