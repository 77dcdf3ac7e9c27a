import { closeComment } from '../discussion/close-comment.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { changeSection } from './change-section.ts';
import type { Act, Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';

/** A coordinator settles a `must` that its seat does not close, with a reason. Nobody gets a mail. */
export const closeCommentOf = (dependencies: Dependencies, who: Act, comment: number): Promise<Acted> =>
  changeSection(dependencies, {
    load: () => readLatestSnapshot(dependencies.table, who.section, { discussed: true }),
    rule: ({ section, discussion }) =>
      closeComment(section, discussion ?? [], {
        by: who.by,
        why: who.why,
        now: dependencies.now(),
        comment,
      }),
    text: { text: who.why, name: who.name },
  });
