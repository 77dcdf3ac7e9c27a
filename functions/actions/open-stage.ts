import { type OpeningAnswer, open } from '../approval/machine/open.ts';
import { type Order, passOver, resume } from '../approval/follows/orders.ts';
import { formerStage } from '../approval/path/stages.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { countedFrom } from '../deadlines/clock.ts';
import { rowWrite, tokenWrite, unchanged } from '../records/section/also-written.ts';
import { commit, transact } from '../records/section/commit.ts';
import { type Snapshot, readSnapshot } from '../records/section/snapshot.ts';
import { NewerRelease } from '../records/section/newer-release.ts';
import { toOutboxItems } from '../records/outbox/outbox-item.ts';
import { SupersededGeneration, TransientFault } from '../step-functions/error-names.ts';
import { isPassing } from '../step-functions/passing-fault.ts';
import type { OpenStageInput } from '../step-functions/task-input.ts';
import { TEST_SECTION } from '../step-functions/test-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { daysOf } from '../approval/section.ts';

const RACES = 8;

/** The execution asks for a stage that is neither next, nor open, nor the latest to close: it is halted. */
export class StageOutOfOrder extends Error {
  override readonly name = 'StageOutOfOrder';
}

/** The section's settings name nobody for a stage that has come onto its path since: it is halted. */
export class NobodyToAsk extends Error {
  override readonly name = 'NobodyToAsk';
}

/**
 * Opens a stage for the execution that waits under `token`; only writes, and safe to repeat. An open stage takes the
 * new token; of a closed one the outcome goes into the outbox, for the relay to resume the execution with.
 * Throws SupersededGeneration where the section has a newer execution or was cancelled, StageOutOfOrder,
 * NobodyToAsk, and TransientFault, which the state machine retries, also where DynamoDB failed: that is no reason to halt a section.
 */
export async function openStage(
  dependencies: Dependencies,
  input: OpenStageInput,
): Promise<'opened' | 'waits' | 'told'> {
  try {
    return await openInTurn(dependencies, input);
  } catch (fault) {
    if (isPassing(fault) || fault instanceof NewerRelease)
      throw new TransientFault(fault instanceof Error ? fault.name : 'unknown');
    throw fault;
  }
}

async function openInTurn(
  dependencies: Dependencies,
  input: OpenStageInput,
): Promise<'opened' | 'waits' | 'told'> {
  for (let race = 1; race <= RACES; race += 1) {
    const done = await tryOpening(dependencies, input);
    if (done !== 'lost-race') return done;
    await dependencies.wait(dependencies.random() * 20 * 2 ** race);
  }
  throw new TransientFault(`${input.section} is being changed by many at this moment`);
}

async function tryOpening(
  dependencies: Dependencies,
  { section: id, generation, round, stage, token }: OpenStageInput,
): Promise<'opened' | 'waits' | 'told' | 'lost-race'> {
  const { table, pace } = dependencies;
  // One read where its latest stage is the one before, or, when its execution was started anew, the one that is asked for.
  const before = formerStage(stage);
  const snapshot = await readSnapshot(
    table,
    id,
    { round, stage },
    { guess: before === null ? null : { round, stage: before } },
  );
  if (snapshot === null) {
    if (id !== TEST_SECTION) throw new StageOutOfOrder(`there is no section ${id}`);
    const kept = tokenWrite(table, id, { round, stage }, { token, generation });
    const done = await transact(table, [kept], freshName(dependencies));
    return done === 'done' ? 'waits' : done;
  }
  const now = dependencies.now();
  const { current } = calendarsOf(snapshot.plan.daysOff);
  const counted = countedFrom(now, daysOf(snapshot.section.settings, stage), current);
  const answer: OpeningAnswer = open(snapshot.section, { stage, round, generation, ...counted, now });
  const change = freshName(dependencies);
  const withToken = tokenWrite(table, id, { round, stage }, { token, generation });
  if ('refused' in answer) throw refusedOpening(answer.refused, { id, stage, round, generation });
  if ('waits' in answer) {
    const done = await transact(table, [unchanged(table, id, snapshot.standing), withToken], change);
    return done === 'done' ? 'waits' : done;
  }
  if ('closed' in answer || 'passed' in answer) {
    const orders =
      'passed' in answer
        ? [passOver(snapshot.section, stage, round, answer.passed)]
        : resume(snapshot.section);
    const rows = outcomeRow(snapshot, orders, { change, now, firstTryMs: pace.firstTryMs }).map((row) =>
      rowWrite(table, row),
    );
    const done = await transact(table, [unchanged(table, id, snapshot.standing), withToken, ...rows], change);
    return done === 'done' ? 'told' : done;
  }
  const done = await commit(table, pace, snapshot, answer, { change, writes: [withToken] });
  return done === 'lost-race' ? done : 'opened';
}

function refusedOpening(
  why: string,
  { id, stage, round, generation }: { id: string; stage: string; round: number; generation: number },
): Error {
  if (why === 'nobody-left') return new NobodyToAsk(`the settings of ${id} ask nobody in ${stage}`);
  return why === 'superseded-generation' || why === 'cancelled'
    ? new SupersededGeneration(`generation ${generation} of ${id} may not open ${stage}: ${why}`)
    : new StageOutOfOrder(`${stage} of round ${round} does not open next in ${id}`);
}

const outcomeRow = (
  snapshot: Snapshot,
  orders: readonly Order[],
  { change, now, firstTryMs }: { change: string; now: string; firstTryMs: number },
) =>
  toOutboxItems(orders, [], {
    section: snapshot.section.id,
    seq: snapshot.standing.seq,
    change,
    createdAt: now,
    firstTry: new Date(Date.parse(now) + firstTryMs).toISOString(),
    held: false,
  });
