import { choicesOf, type StageName } from '../../approval/stages.ts';
import type { Wording } from '../../wording/wording.ts';
import { pathOf } from './facts.ts';
import type { BoxForm, DecisionForm } from './page-model.ts';
import type { Typed } from './problem.ts';

/** `resubmits`: the draft is a former round's, so that a drafter has to say why it comes again. */
export function decisionFormOf(
  words: Wording,
  at: { readonly token: string; readonly stage: StageName; readonly round: number },
  draft: { readonly sha256: string; readonly resubmits: boolean },
  typed: Typed | null,
): DecisionForm {
  const { labels, buttons, leadsTo } = words.pages;
  const drafting = at.stage === 'drafting';
  const help = draft.resubmits ? labels.resubmitHelp : drafting ? labels.noteHelp : labels.commentHelp;
  return {
    action: pathOf(at.token),
    choices: choicesOf(at.stage).map((value) => ({
      value,
      label: words.stages.choose(at.stage, value),
      leadsTo: leadsTo(at.stage, value, at.round),
      chosen: typed?.decision === value,
    })),
    draft: draft.sha256,
    comment: { label: drafting ? labels.note : labels.comment, help, text: typed?.comment ?? '' },
    code: at.stage === 'sekda-sign-off',
    button: buttons.decide(at.stage),
  };
}

export const newLinkFormOf = (words: Wording, token: string): BoxForm => ({
  action: pathOf(token),
  form: 'new-link',
  box: words.pages.ticks.newLink,
  button: words.pages.buttons.newLink,
});
