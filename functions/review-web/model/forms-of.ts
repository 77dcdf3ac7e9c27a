import type { StageName } from '../../approval/path/paths.ts';
import { choicesOf, isDrafting, traitsOf } from '../../approval/path/stages.ts';
import type { Wording } from '../../wording/wording.ts';
import { pathOf } from './facts.ts';
import type { BoxForm, DecisionForm } from './page-model.ts';
import type { Typed } from './problem.ts';

/**
 * `former`: the round that the draft is from, where submitting it means sending it again as it was. `codeFrom`: the
 * section whose mail carries the code, where that is another one's.
 */
export function decisionFormOf(
  words: Wording,
  at: { readonly token: string; readonly stage: StageName; readonly round: number },
  draft: { readonly sha256: string; readonly former: number | null },
  typed: Typed | null,
  codeFrom: string | null = null,
  discussed: Pick<DecisionForm, 'papers' | 'discussed'> = {
    papers: Number(typed?.papers ?? 0),
    discussed: [],
  },
): DecisionForm {
  const { labels, buttons, leadsTo, resubmit } = words.pages;
  const drafting = isDrafting(at.stage);
  const help = draft.former !== null ? labels.resubmitHelp : drafting ? labels.noteHelp : labels.commentHelp;
  return {
    action: pathOf(at.token),
    legend: labels.decision(at.stage),
    asWhom: labels.asWhom(at.stage),
    choices: choicesOf(at.stage).map((value) => ({
      value,
      label:
        draft.former === null
          ? words.stages.choose(at.stage, value)
          : resubmit.choice({ round: draft.former }),
      leadsTo: draft.former === null ? leadsTo(at.stage, value, at.round) : resubmit.leadsTo(at.stage),
      chosen: typed?.decision === value,
    })),
    draft: draft.sha256,
    ...discussed,
    comment: { label: drafting ? labels.note : labels.comment, help, text: typed?.comment ?? '' },
    code: traitsOf(at.stage).code
      ? { help: codeFrom === null ? labels.codeHelp : labels.codeHelpFrom(codeFrom) }
      : null,
    button: buttons.decide(at.stage),
  };
}

/** `who`: null where the records cannot be read. */
export const notMeFormOf = (words: Wording, token: string, who: string | null): BoxForm => ({
  action: `/n/${encodeURIComponent(token)}`,
  form: 'not-me',
  box: words.pages.ticks.notMe(who),
  button: words.pages.buttons.notMe,
});

export const newLinkFormOf = (words: Wording, token: string): BoxForm => ({
  action: pathOf(token),
  form: 'new-link',
  box: words.pages.ticks.newLink,
  button: words.pages.buttons.newLink,
});
