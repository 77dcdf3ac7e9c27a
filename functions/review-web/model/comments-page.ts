import { COMMENT_KINDS } from '../../approval/sealed.ts';
import { mayWrite } from '../../discussion/may-write.ts';
import { type CommentPaper, inDocumentOrder } from '../../discussion/paper.ts';
import { LONGEST_QUOTE, type UnitFound } from '../../reading/find-unit.ts';
import type { Shelf } from '../../discussion/shelf.ts';
import type { Mend } from '../../pages/field.tsx';
import type { RefusalName } from '../../approval/refusal.ts';
import type { DiscussionMendName } from '../../wording/discussion-words.ts';
import type { PageSays } from '../../wording/page-words.ts';
import type { CommentTyped } from '../read-papers.ts';
import type { Facts } from './facts.ts';
import { pathOf } from './facts.ts';
import type { About } from './page-model.ts';
import { aboutOf } from './sheet-of.ts';
import { seatOf } from './standing-of.ts';

/** What came of a form that is shown again. */
export interface CommentsProblem {
  readonly mends: readonly { readonly field: string; readonly mend: DiscussionMendName }[];
  readonly refused: RefusalName | 'fault' | null;
}

/** A comment that is not sent, as its giver's list shows it. */
export interface PaperShown {
  readonly kind: string;
  readonly text: string;
  readonly proposal: string;
  readonly quote: string | null;
  readonly edit: string | null;
}

/** The page of a reviewer's own comments, ready to be shown. */
export interface CommentsModel {
  readonly state: 'comments' | 'invalid' | 'refused' | 'busy';
  readonly status: 200 | 409 | 422 | 503;
  readonly plan: string;
  readonly about: About;
  /** Why nothing was saved; null where nothing was sent, or only fields are to be mended. */
  readonly says: PageSays | null;
  readonly mends: readonly Mend[];
  readonly place: string;
  /** Null where nothing may be written any more. */
  readonly form: {
    readonly action: string;
    readonly hidden: Readonly<Record<string, string>>;
    readonly kinds: readonly { value: string; label: string; help: string; chosen: boolean }[];
    readonly text: string;
    readonly proposal: string;
    readonly isChange: boolean;
  } | null;
  /** What was typed into a form that is not offered again. */
  readonly kept: string;
  readonly papers: readonly PaperShown[];
  readonly unsent: readonly PaperShown[];
  readonly ways: readonly { href: string; label: string }[];
}

export function commentsPageOf(
  { words, token, link, dossier }: Pick<Facts, 'words' | 'now' | 'token' | 'link' | 'dossier'>,
  {
    shelf,
    unsent,
    unit,
    form,
    problem,
  }: {
    readonly shelf: Shelf;
    readonly unsent: readonly CommentPaper[];
    readonly unit: UnitFound | null;
    readonly form: CommentTyped;
    readonly problem: CommentsProblem;
  },
): CommentsModel {
  const { discussion, refusals, pages } = words;
  const here = pathOf(token);
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  const mayStill = !shelf.sealed && !('refused' in mayWrite(dossier.section, asked, seatOf(link)));
  const { refused } = problem;
  const said = refused === null || refused === 'fault' ? null : refusals.rules[refused];
  const mends = problem.mends.map(({ field, mend }) => ({ field, text: discussion.mend[mend] }));
  const shown = (it: CommentPaper, editable: boolean): PaperShown => ({
    kind: discussion.kinds[it.kind],
    text: it.text,
    proposal: it.proposal,
    quote: it.place?.quote ?? null,
    edit: editable && mayStill ? `${here}/comments?comment=${it.id}` : null,
  });
  const own = shelf.papers.flatMap((it) => (it.paper === 'comment' && it.by === link.person ? [it] : []));
  return {
    state:
      refused === 'fault' ? 'busy' : refused !== null ? 'refused' : mends.length > 0 ? 'invalid' : 'comments',
    status: refused === 'fault' ? 503 : refused !== null ? 409 : mends.length > 0 ? 422 : 200,
    plan: dossier.plan.title,
    about: aboutOf(dossier, link),
    says:
      refused === 'fault'
        ? pages.states.busy({ known: false })
        : said === null
          ? null
          : { title: discussion.comments, ...said },
    mends,
    place: unit === null ? discussion.wholeSection : unit.text.slice(0, LONGEST_QUOTE),
    form: mayStill
      ? {
          action: `${here}/comments`,
          hidden: {
            draft: form.draft,
            block: form.block,
            ...(form.comment === '' ? { fresh: form.fresh } : { comment: form.comment }),
          },
          kinds: COMMENT_KINDS.map((kind) => ({
            value: kind,
            label: discussion.kinds[kind],
            help: discussion.kindHelp[kind],
            chosen: form.kind === kind,
          })),
          text: form.text,
          proposal: form.proposal,
          isChange: form.comment !== '',
        }
      : null,
    kept: mayStill ? '' : [form.text, form.proposal].filter((text) => text.trim() !== '').join('\n\n'),
    papers: inDocumentOrder(own).map((it) => shown(it, true)),
    unsent: unsent.map((it) => shown(it, false)),
    ways: [
      {
        href: unit === null ? `${here}/read` : `${here}/read?page=${unit.page}#${unit.block}`,
        label: discussion.labels.toText,
      },
      { href: `${here}/matrix`, label: discussion.matrix },
      { href: here, label: discussion.labels.toDecision },
    ],
  };
}
