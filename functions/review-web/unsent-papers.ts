import type { CommentPaper, Paper } from '../discussion/paper.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { shelfPrefix } from '../records/keys.ts';
import { seatIn } from '../discussion/whose.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { decisionsOf } from '../records/section/decisions.ts';

/**
 * A person's comments of stages that closed before they decided: nobody else has read them, and they may be used again.
 * `papers`: all of the section's, in the order of their keys.
 */
export async function unsentPapers(
  papers: AsyncIterable<{ readonly sk: string; readonly paper: Paper }>,
  dossier: Pick<Dossier, 'stages' | 'events' | 'texts'>,
  { person, round, stage }: ReviewLink,
): Promise<CommentPaper[]> {
  const decided = new Set(
    decisionsOf(dossier)
      .filter((it) => it.person === person)
      .map((it) => shelfPrefix(it.round, it.stage, person)),
  );
  const here = shelfPrefix(round, stage, person);
  const sat = dossier.stages
    .filter((it) => seatIn(it, person) !== null)
    .map((it) => shelfPrefix(it.round, it.stage, person))
    .filter((prefix) => prefix !== here && !decided.has(prefix));
  const unsent: CommentPaper[] = [];
  for await (const { sk, paper } of papers)
    if (paper.paper === 'comment' && paper.by === person && sat.some((prefix) => sk.startsWith(prefix)))
      unsent.push(paper);
  return unsent;
}
