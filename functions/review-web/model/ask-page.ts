import type { Stage } from '../../approval/section.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { PageSays } from '../../wording/page-words.ts';
import { nameIn } from '../../wording/person.ts';
import { saidOfFile } from '../../wording/refusal-words.ts';
import { discussedOf } from './discussed-of.ts';
import { type Facts, pathOf } from './facts.ts';
import { decisionFormOf } from './forms-of.ts';
import { openMends } from './open-mends.ts';
import type { Answer, AskState, Mend, UploadForm } from './page-model.ts';
import { fieldOf, LONGEST_COMMENT, type MendName, type Problem, type Typed } from './problem.ts';
import { aboutOf, sheetOf } from './sheet-of.ts';
import { isDrafting } from '../../approval/path/stages.ts';

/** What a request brought along, and what came of it. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly problem: Problem | null;
  readonly typed: Typed | null;
  /** The upload that the store has just sent the browser back with; its file's own name, '' where none was chosen. */
  readonly upload: { readonly id: string; readonly file: string } | null;
  /** Where this page's upload form posts to; null where nothing may be uploaded. */
  readonly offer: Pick<UploadForm, 'url' | 'fields'> | null;
}

interface Turn {
  readonly state: AskState;
  readonly status: Answer['status'];
  readonly mends: readonly MendName[];
}

/** The page of a person who may still decide in this open stage. */
export function askPage(facts: Facts, stage: Stage, asked: Asked): Answer {
  const { words, link, token, people } = facts;
  const { draft, round } = facts.dossier.section;
  const { pages } = words;
  const drafting = isDrafting(link.stage);
  const upload = drafting && asked.upload !== null && asked.upload.file !== '' ? asked.upload : null;
  const former = drafting && draft !== null && draft.round < round ? draft.round : null;
  const { state, status, mends } = turnOf(asked, {
    upload: upload !== null,
    drafted: draft !== null,
    resubmits: former !== null,
    drafting,
  });
  const decides = draft !== null && upload === null;
  const typed =
    (state === 'draft-changed' || state === 'papers-changed') && asked.typed !== null
      ? { ...asked.typed, decision: null }
      : asked.typed;
  return {
    status,
    page: {
      state,
      says: saysOf(state, facts, stage, { file: upload?.file ?? '', former }),
      mends: [...mends.map((name) => mendOf(name, facts)), ...otherMends(asked, facts)],
      about: aboutOf(facts.dossier, link),
      contact: pages.labels.contact(facts.dossier.plan.contact),
      whose: pages.labels.whose(nameIn(people, link.person)),
      sheet: sheetOf(facts, stage, state === 'draft-changed' ? (asked.typed?.draft ?? null) : null),
      use: upload === null ? null : { action: pathOf(token), upload: upload.id },
      upload:
        asked.offer === null
          ? null
          : {
              ...asked.offer,
              button:
                upload !== null || draft?.round === round ? pages.buttons.otherFile : pages.buttons.upload,
            },
      decision: decides
        ? decisionFormOf(
            words,
            { token, stage: link.stage, round },
            { sha256: draft.sha256, former },
            typed,
            facts.codeFrom,
            discussedOf(facts),
          )
        : null,
    },
  };
}

function turnOf(
  asked: Asked,
  is: { upload: boolean; drafted: boolean; resubmits: boolean; drafting: boolean },
): Turn {
  const { problem, upload } = asked;
  const mend = (...mends: MendName[]): Turn => ({ state: 'invalid', status: 422, mends });
  switch (problem?.problem) {
    case undefined:
      if (is.upload) return { state: 'use-file', status: 200, mends: [] };
      if (upload !== null) return { state: 'needs-draft', status: 200, mends: ['file'] };
      return is.drafting && (!is.drafted || is.resubmits)
        ? { state: 'needs-draft', status: 200, mends: [] }
        : { state: 'confirm', status: 200, mends: [] };
    case 'form':
      return mend(...problem.mends);
    case 'wrong-code':
    case 'file':
    case 'unticked':
      return mend();
    case 'refused':
      if (problem.refused === 'draft-changed') return { state: 'draft-changed', status: 409, mends: [] };
      if (problem.refused === 'papers-changed' || problem.refused === 'papers-sealed')
        return { state: 'papers-changed', status: 409, mends: [] };
      if (
        problem.refused === 'must-unanswered' ||
        problem.refused === 'must-in-approval' ||
        problem.refused === 'too-many-comments'
      )
        return mend();
      if (problem.refused === 'comment-missing') return mend(is.drafting ? 'resubmit' : 'comment');
      if (problem.refused === 'wrong-choice') return mend('choice');
      if (problem.refused === 'no-draft') return mend('file');
      // What refused it a moment ago no longer does: the person sends it again.
      return { state: 'busy', status: 503, mends: [] };
    case 'not-waiting':
    case 'nothing-picked':
      return {
        ...turnOf({ ...asked, problem: null }, is),
        status: problem.problem === 'not-waiting' ? 409 : 422,
      };
    case 'locked':
    case 'too-soon':
    case 'fault':
      return { state: 'busy', status: 503, mends: [] };
  }
}

function mendOf(name: MendName, { words: { pages }, link }: Facts): Mend {
  const { mend } = pages;
  const text =
    name === 'tooLong'
      ? mend.tooLong(LONGEST_COMMENT)
      : name === 'choice'
        ? mend.choice(link.stage)
        : mend[name];
  return { field: fieldOf[name], text };
}

/** What stands among comments and answers keeps the decision from counting. */
const DISCUSSED: ReadonlySet<string> = new Set(['must-unanswered', 'must-in-approval', 'too-many-comments']);

function otherMends({ problem }: Asked, facts: Facts): Mend[] {
  const { pages, refusals } = facts.words;
  if (problem?.problem === 'refused' && DISCUSSED.has(problem.refused)) {
    const { sentence, forward } = refusals.rules[problem.refused];
    return [{ field: 'decision', text: `${sentence} ${forward}` }];
  }
  if (problem?.problem === 'wrong-code') return [{ field: 'code', text: pages.mend.wrongCode(problem.left) }];
  if (problem?.problem !== 'file') return openMends(problem, facts);
  const { sentence, forward } = saidOfFile(refusals, problem);
  return [{ field: 'file', text: `${sentence} ${forward}` }];
}

function saysOf(
  state: AskState,
  { words, link, people }: Facts,
  stage: Stage,
  { file, former }: { readonly file: string; readonly former: number | null },
): PageSays {
  const { states } = words.pages;
  const due = inWords(stage.due, words.calendar);
  const who = nameIn(people, link.person);
  switch (state) {
    case 'confirm':
      return states.confirm({ who, stage: link.stage, round: link.round, due });
    case 'needs-draft':
      return states['needs-draft']({ who, round: link.round, due, former });
    case 'use-file':
      return states['use-file']({ file });
    case 'invalid':
    case 'draft-changed':
    case 'papers-changed':
      return states[state];
    case 'busy':
      return states.busy({ known: true });
  }
}
