import { isDrafting } from '../../approval/path/stages.ts';
import { isUnanswered, numbersOf } from '../../discussion/discussion.ts';
import { stillUnanswered } from '../../discussion/seal.ts';
import { seatIn } from '../../discussion/whose.ts';
import { type Facts, pathOf } from './facts.ts';
import { commentName } from './comment-name.ts';
import type { DecisionForm } from './page-model.ts';

/** What a decision sends of the discussion, accepts in it, or still waits for: said before it is made. */
export function discussedOf(facts: Facts): Pick<DecisionForm, 'papers' | 'discussed'> {
  const { words, token, link, dossier, shelf, discussion: stands } = facts;
  const { discussion, stages } = words;
  const here = pathOf(token);
  const matrix = { href: `${here}/matrix`, label: discussion.matrix };
  const names = (numbers: readonly number[]) => stages.list(numbers.map(commentName));
  if (isDrafting(link.stage)) {
    const missing = stillUnanswered(stands, shelf.papers);
    const byDraft = numbersOf(stands, (it) => it.general && it.state === 'open').filter(
      (number) => !shelf.papers.some((it) => it.paper === 'answer' && it.comment === number),
    );
    return {
      papers: shelf.revision,
      discussed: [
        ...(missing.length === 0
          ? []
          : [{ text: discussion.stillUnanswered({ names: names(missing) }), ...matrix }]),
        ...(byDraft.length === 0
          ? []
          : [{ text: discussion.answersGeneral({ names: names(byDraft) }), ...matrix }]),
        ...(missing.length + byDraft.length === 0 && stands.some(isUnanswered)
          ? [{ text: '', ...matrix }]
          : []),
      ],
    };
  }
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  const own = seatIn(asked, link.person);
  const reopened = new Set(shelf.papers.flatMap((it) => (it.paper === 'reopening' ? [it.comment] : [])));
  const accepts = numbersOf(stands, (it) => it.seat === own && it.state === 'answered').filter(
    (number) => !reopened.has(number),
  ).length;
  const comments = shelf.papers.filter(({ paper }) => paper === 'comment').length;
  return {
    papers: shelf.revision,
    discussed: [
      {
        text: comments === 0 ? discussion.noPapers : discussion.papersWaiting({ count: comments }),
        href: `${here}/comments`,
        label: discussion.comments,
      },
      ...(accepts > 0 ? [{ text: discussion.accepts({ count: accepts }), ...matrix }] : []),
      ...(accepts === 0 && stands.length > 0 ? [{ text: '', ...matrix }] : []),
    ],
  };
}
