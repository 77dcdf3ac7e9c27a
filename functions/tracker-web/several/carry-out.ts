import { actAsCoordinator } from '../../actions/coordinator-acts.ts';
import type { Dependencies } from '../../actions/dependencies.ts';
import { withEach } from '../../actions/with-each.ts';
import type { RefusalName } from '../../approval/refusal.ts';
import { wasCommitted } from '../../records/section/commit.ts';
import type { ReadAct } from '../model/read-act.ts';
import type { ForeseenStep } from './steps.ts';

/** What came of one step. `unsure`: a fault came between, so that nobody knows; the section's page does. */
export type Came =
  | { readonly is: 'done' }
  | { readonly is: 'moved' }
  | { readonly is: 'refused'; readonly refused: RefusalName | 'no-such-section' }
  | { readonly is: 'unsure'; readonly fault: string };

export interface Result {
  readonly step: ForeseenStep;
  readonly came: Came;
}

interface Doing {
  readonly dependencies: Dependencies;
  /** A person of the plan, by id. */
  readonly by: string;
  readonly why: string;
  /** The act of one step. */
  readonly actOf: (step: ForeseenStep) => ReadAct['act'];
}

/**
 * Does each step in a transaction of its own, if its section has not moved since it was shown; one that fails stops no
 * other. Done once more it finds what it did.
 */
export async function carryOut(doing: Doing, steps: readonly ForeseenStep[]): Promise<Result[]> {
  const bySection = Map.groupBy(steps, ({ section }) => section);
  // Those of one section follow each other: each was foreseen from where the one before it ends.
  const results = await withEach(bySection.values(), async (these) => {
    const done: Result[] = [];
    for (const step of these) done.push({ step, came: await oneOf(doing, step) });
    return done;
  });
  return results.flat();
}

async function oneOf({ dependencies, by, why, actOf }: Doing, step: ForeseenStep): Promise<Came> {
  const { section, foreseen } = step;
  try {
    if (await wasCommitted(dependencies.table, section, foreseen.seq, foreseen.change)) return { is: 'done' };
    const { version, change } = foreseen;
    const who = { section, by, name: null, why };
    const acted = await actAsCoordinator(dependencies, who, actOf(step), { version, change });
    if (!('refused' in acted)) return { is: 'done' };
    if (acted.refused !== 'changed-since') return { is: 'refused', refused: acted.refused };
    // Perhaps this very form, sent twice, was faster.
    const isOurs = await wasCommitted(dependencies.table, section, foreseen.seq, change);
    return { is: isOurs ? 'done' : 'moved' };
  } catch (fault) {
    return { is: 'unsure', fault: fault instanceof Error ? fault.name : 'unknown' };
  }
}
