import { MATRIX_FORMATS } from '../../matrix/matrix-file.ts';
import { isDrafting } from '../../approval/path/stages.ts';
import { VERDICTS } from '../../approval/sealed.ts';
import { isUnanswered } from '../../discussion/discussion.ts';
import { mayWrite } from '../../discussion/may-write.ts';
import type { Shelf } from '../../discussion/shelf.ts';
import type { Mend } from '../../pages/field.tsx';
import type { PlaceNow } from '../../reading/find-unit.ts';
import type { CommentTold } from '../../records/discussion/read-comments.ts';
import type { Person } from '../../records/plan/plan.ts';
import type { RefusalName } from '../../approval/refusal.ts';
import type { DiscussionMendName } from '../../wording/discussion-words.ts';
import type { PageSays } from '../../wording/page-words.ts';
import { nameIn } from '../../wording/person.ts';
import { commentName } from './comment-name.ts';
import { readAnswer, readReopening, ROWS } from '../read-papers.ts';
import { type Facts, pathOf } from './facts.ts';
import type { About } from './page-model.ts';
import { aboutOf } from './sheet-of.ts';
import { seatOf } from './standing-of.ts';

/** What came of a form that is shown again: what is to be mended, and which rows are saved all the same. */
export interface MatrixProblem {
  readonly mends: readonly { readonly field: string; readonly mend: DiscussionMendName }[];
  readonly saved: readonly number[];
  readonly refused: RefusalName | 'fault' | null;
}

/** A comment with all that was said to it, in words that are ready to print. */
export interface MatrixRow {
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly by: string;
  readonly text: string;
  readonly proposal: string;
  /** What stood there, and what stands there now. */
  readonly before: string | null;
  readonly after: { readonly text: string; readonly href: string | null } | null;
  readonly answers: readonly { readonly by: string; readonly verdict: string; readonly text: string }[];
  readonly reopenings: readonly { readonly by: string; readonly text: string }[];
  readonly answer: {
    readonly verdicts: readonly { value: string; label: string; chosen: boolean }[];
    readonly text: string;
    readonly blocks: readonly { value: string; label: string; chosen: boolean }[];
  } | null;
  readonly reopening: { readonly ticked: boolean; readonly was: boolean; readonly why: string } | null;
}

export interface MatrixModel {
  readonly state: 'matrix' | 'invalid' | 'refused' | 'busy';
  readonly status: 200 | 409 | 422 | 503;
  readonly plan: string;
  readonly about: About;
  readonly says: PageSays | null;
  readonly mends: readonly Mend[];
  readonly saved: string | null;
  /** Null where nothing may be written any more. */
  readonly form: { readonly action: string; readonly hidden: Readonly<Record<string, string>> } | null;
  readonly kept: string;
  readonly rows: readonly MatrixRow[];
  readonly page: {
    readonly nth: number;
    readonly of: number;
    readonly former: string | null;
    readonly next: string | null;
  };
  readonly ways: readonly { href: string; label: string }[];
}

interface MatrixFacts {
  readonly rows: readonly CommentTold[];
  readonly all: number;
  readonly page: number;
  readonly own: string | null;
  readonly shelf: Shelf;
  readonly people: ReadonlyMap<string, Person>;
  readonly places: ReadonlyMap<number, PlaceNow>;
  readonly fields: Readonly<Record<string, string>> | null;
  readonly problem: MatrixProblem | null;
}

export function matrixPageOf(
  facts: Pick<Facts, 'words' | 'token' | 'link' | 'dossier'>,
  matrix: MatrixFacts,
): MatrixModel {
  const { words, token, link, dossier } = facts;
  const { rows, all, page, shelf, fields, problem } = matrix;
  const { discussion, refusals, pages } = words;
  const here = pathOf(token);
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  const mayStill = !shelf.sealed && !('refused' in mayWrite(dossier.section, asked, seatOf(link)));
  const shown = rows.map((row) => rowOf(facts, matrix, row, mayStill));
  const written = shown.filter(({ answer, reopening }) => answer !== null || reopening !== null);
  const refused = problem?.refused ?? null;
  const mends = (problem?.mends ?? []).map(({ field, mend }) => ({ field, text: discussion.mend[mend] }));
  const isOffered = written.length > 0;
  const of = Math.max(1, Math.ceil(all / ROWS));
  return {
    state:
      refused === 'fault' ? 'busy' : refused !== null ? 'refused' : mends.length > 0 ? 'invalid' : 'matrix',
    status: refused === 'fault' ? 503 : refused !== null ? 409 : mends.length > 0 ? 422 : 200,
    plan: dossier.plan.title,
    about: aboutOf(dossier, link),
    says:
      refused === null
        ? null
        : refused === 'fault'
          ? pages.states.busy({ known: false })
          : { title: discussion.matrix, ...refusals.rules[refused] },
    mends,
    saved:
      problem === null || problem.saved.length === 0
        ? null
        : discussion.savedRows({ names: words.stages.list(problem.saved.map(commentName)) }),
    form: isOffered
      ? {
          action: `${here}/matrix`,
          hidden: {
            page: String(page),
            rows: written.map(({ number }) => number).join(','),
            draft: dossier.section.draft?.sha256 ?? '',
          },
        }
      : null,
    kept: isOffered || fields === null ? '' : keptOf(fields),
    rows: shown,
    page: {
      nth: page,
      of,
      former: page > 1 ? `${here}/matrix?page=${page - 1}` : null,
      next: page < of ? `${here}/matrix?page=${page + 1}` : null,
    },
    ways: [
      { href: `${here}/read`, label: discussion.labels.toText },
      ...(isDrafting(link.stage) ? [] : [{ href: `${here}/comments`, label: discussion.comments }]),
      { href: here, label: discussion.labels.toDecision },
      ...(rows.length > 0
        ? MATRIX_FORMATS.map((format) => ({
            href: `${here}/matrix.${format}`,
            label: discussion.downloadAs({ format: format.toUpperCase() }),
          }))
        : []),
    ],
  };
}

function rowOf(
  { words, token, link }: Pick<Facts, 'words' | 'token' | 'link'>,
  { own, shelf, people, places, fields }: MatrixFacts,
  row: CommentTold,
  mayStill: boolean,
): MatrixRow {
  const { discussion } = words;
  const forgotten = discussion.labels.forgotten;
  const now = places.get(row.number);
  const drafting = isDrafting(link.stage);
  const saved = shelf.papers.find((it) => it.paper !== 'comment' && it.comment === row.number);
  const typed = fields === null ? null : readAnswer(fields, row.number);
  const kept = saved?.paper === 'answer' ? saved : null;
  const verdict = typed === null ? (kept?.verdict ?? null) : typed.verdict;
  const block = typed === null ? (kept?.place?.block ?? '') : typed.block;
  const candidate = typeof now === 'object' ? now : null;
  const reopened = fields === null ? null : readReopening(fields, row.number);
  const wasReopened = saved?.paper === 'reopening' ? saved : null;
  return {
    number: row.number,
    name: commentName(row.number),
    kind: row.general ? `${discussion.kinds[row.kind]} (${discussion.general})` : discussion.kinds[row.kind],
    state: discussion.states[row.state],
    by: discussion.by({ who: nameIn(people, row.by), round: row.round }),
    text: row.text ?? forgotten,
    proposal: row.proposal ?? '',
    before: row.place === null ? null : row.place.quote === '' ? forgotten : row.place.quote,
    after:
      now === undefined
        ? null
        : now === 'gone'
          ? { text: discussion.gone, href: null }
          : now === 'untraced'
            ? { text: discussion.untraced, href: null }
            : {
                text: now.text === row.place?.quote ? discussion.same : now.text,
                href: `${pathOf(token)}/read?page=${now.page}#${now.block}`,
              },
    answers: row.answers.map((it) => ({
      by: discussion.answeredBy({ who: nameIn(people, it.by), round: it.round }),
      verdict: discussion.verdicts[it.verdict],
      text: it.text ?? forgotten,
    })),
    reopenings: row.reopenings.map((it) => ({
      by: discussion.reopenedBy({ who: nameIn(people, it.by), round: it.round }),
      text: it.text ?? forgotten,
    })),
    answer:
      drafting && mayStill && isUnanswered(row)
        ? {
            verdicts: VERDICTS.map((value) => ({
              value,
              label: discussion.verdicts[value],
              chosen: verdict === value,
            })),
            text: typed === null ? (kept?.text ?? '') : typed.text,
            blocks: [
              { value: '', label: discussion.labels.landedNowhere, chosen: block === '' },
              ...(candidate === null
                ? []
                : [
                    {
                      value: candidate.block,
                      label: candidate.text.slice(0, 80),
                      chosen: block === candidate.block,
                    },
                  ]),
            ],
          }
        : null,
    reopening:
      !drafting && mayStill && row.seat === own && row.state === 'answered'
        ? {
            ticked: reopened === null ? wasReopened !== null : reopened.reopen,
            was: wasReopened !== null,
            why: reopened === null ? (wasReopened?.text ?? '') : reopened.text,
          }
        : null,
  };
}

const keptOf = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .filter(([name, text]) => /^(answer|why)-\d+$/.test(name) && text.trim() !== '')
    .map(([name, text]) => `M-${name.replace(/\D/g, '')}: ${text}`)
    .join('\n\n');
