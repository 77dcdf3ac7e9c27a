import { createHash } from 'node:crypto';
import { actAsCoordinator } from '../functions/actions/coordinator-acts.ts';
import { changeSection } from '../functions/actions/change-section.ts';
import { decideSection } from '../functions/actions/decide-section.ts';
import { importPlan } from '../functions/actions/import-plan.ts';
import { openStage } from '../functions/actions/open-stage.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { useDraft } from '../functions/approval/holder/use-draft.ts';
import { faultsInWords } from '../functions/plan-file/faults-in-words.ts';
import { readPlanFile } from '../functions/plan-file/read-plan-file.ts';
import { draftWrite } from '../functions/records/section/also-written.ts';
import { readSnapshot } from '../functions/records/section/snapshot.ts';
import type { ReviewLink } from '../functions/records/links/link-item.ts';
import { COORDINATOR, DRAFTER, type Measured, PLAN, planText } from './plan-text.ts';

export const DRAFT = createHash('sha256').update('naskah uji beban').digest('hex');
export const STALE_TOKEN = 'lost-with-the-process';
/** Of an import and a start, and of `toOpdReview`: the shortest history of a section that is in OPD review. */
const EVENTS_TO_OPD_REVIEW = 6;

/** Imports and starts a plan of these sections through the plan file's own reader. */
export async function importSections(
  dependencies: Dependencies,
  sections: readonly Measured[],
): Promise<void> {
  const read = readPlanFile(planText(sections));
  if (!('file' in read)) throw new Error(faultsInWords(read));
  const imported = await importPlan(dependencies, read.file, { by: COORDINATOR, start: true });
  if ('refused' in imported || imported.started.length !== sections.length)
    throw new Error('not all sections started');
}

/** Takes a started section to OPD review: drafting opens, gets a draft, is submitted. */
export async function toOpdReview(dependencies: Dependencies, { id: section }: Measured): Promise<void> {
  const execution = { section, generation: 1, round: 1, token: STALE_TOKEN };
  await openStage(dependencies, { ...execution, stage: 'drafting' });
  const link = linkOf(section, DRAFTER, 'drafting');
  const seat = { person: DRAFTER, round: 1, stage: link.stage, epoch: link.epoch };
  const drafted = await changeSection(dependencies, {
    load: () => readSnapshot(dependencies.table, section, { round: 1, stage: 'drafting' }),
    rule: (snapshot) =>
      useDraft(snapshot.section, snapshot.asked, { seat, sha256: DRAFT, now: dependencies.now() }),
    writes: (_desk, { at }) => [
      draftWrite(dependencies.table, section, {
        sha256: DRAFT,
        round: 1,
        type: 'markdown',
        size: 16,
        by: DRAFTER,
        at,
      }),
    ],
  });
  const submitted = await decideSection(dependencies, link, { choice: 'submit', draft: DRAFT, comment: '' });
  for (const done of [drafted, submitted]) {
    if ('refused' in done) throw new Error(`${section}: ${done.refused}`);
  }
  await openStage(dependencies, { ...execution, stage: 'opd-review' });
}

/** Gives a section in OPD review a history of so many events, by moving its deadline again and again. */
export async function lengthen(
  dependencies: Dependencies,
  { id: section }: Measured,
  events: number,
): Promise<void> {
  const from = Date.now() + 400 * 24 * 60 * 60 * 1000;
  for (let i = 0; i < events - EVENTS_TO_OPD_REVIEW; i += 1) {
    const acted = await actAsCoordinator(
      dependencies,
      { section, by: COORDINATOR, name: null, why: 'Menunggu data dukung.' },
      { act: 'extend', due: new Date(from + i * 60_000).toISOString() },
    );
    if ('refused' in acted) throw new Error(`${section}: ${acted.refused}`);
  }
}

/** What the link of somebody's first ask in round 1 says. */
export const linkOf = (section: string, person: string, stage: ReviewLink['stage']): ReviewLink => ({
  kind: 'review',
  plan: PLAN,
  section,
  person,
  round: 1,
  stage,
  epoch: 1,
  code: null,
  tries: 0,
  expires: '9999-12-31T00:00:00.000Z',
});
