import { opensAfter } from '../../approval/opens-after.ts';
import { assignmentOf, isHeld, type Stage } from '../../approval/section.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { Decided, FollowsWords, PageSays } from '../../wording/page-words.ts';
import { draftOf } from './draft-of.ts';
import { nameIn } from '../../wording/person.ts';
import type { Facts } from './facts.ts';
import { newLinkFormOf } from './forms-of.ts';
import { historyOf } from '../../history/history-of.ts';
import type { Answer, ToldState } from './page-model.ts';
import type { Problem } from './problem.ts';
import { aboutOf, waitingOf } from './sheet-of.ts';
import { holdsSomething } from './standing-of.ts';

/** Whoever holds such a link is no longer a reader of the section: they learn which one it was, and no more. */
export const GONE: ReadonlySet<ToldState> = new Set(['expired', 'revoked', 'replaced', 'excused']);

/** States where asking for a new link would not help, or has just been done. */
const NO_NEW_LINK: ReadonlySet<ToldState> = new Set([
  'on-hold',
  'disputed',
  'cancelled',
  'link-sent',
  'link-too-soon',
]);

/** States in which a new link may lead to what the person holds now. */
const DEAD: ReadonlySet<ToldState> = new Set(['expired', 'revoked', 'superseded', 'closed']);

/** A page that tells how things stand and one way forward. It cannot decide anything. */
export function toldPage(
  facts: Facts,
  stands: ToldState,
  { method, problem }: { readonly method: 'GET' | 'POST'; readonly problem: Problem | null },
): Answer {
  const { words, dossier, people, link, token } = facts;
  const mayAsk = !NO_NEW_LINK.has(stands) && holdsSomething(facts) && !isHeld(dossier.section);
  const box = mayAsk ? newLinkFormOf(words, token) : null;
  const decided = stands === 'done' || stands === 'already-decided' ? decisionIn(facts) : null;
  // What came of anything else that met a fault, the records have told since.
  const unsent = problem?.problem === 'fault' && problem.form === 'box' && box !== null;
  const state = unsent ? 'unsent' : stands;
  const says = saysOf(facts, state, problem);
  const unticked = problem?.problem === 'unticked' && box !== null;
  return {
    status: unticked ? 422 : statusOf(state, method, problem),
    page: {
      state,
      says: mayAsk ? says : withoutNewLink(says, state, facts),
      mends: unticked ? [{ field: 'confirm', text: words.pages.mend.tick }] : [],
      about: aboutOf(facts.dossier, link),
      contact: words.pages.labels.contact(dossier.plan.contact),
      whose: words.pages.labels.whose(nameIn(people, link.person)),
      draft: decided === null ? null : draftOf(facts, decided.draft, true),
      history: GONE.has(stands) || stands === 'locked' ? [] : historyOf(dossier, people, words),
      waiting: decided === null ? [] : waitingOf(facts),
      box,
    },
  };
}

function statusOf(state: ToldState, method: 'GET' | 'POST', problem: Problem | null): Answer['status'] {
  if (state === 'unsent') return 503;
  if (problem?.problem === 'wrong-code') return 422;
  if (GONE.has(state)) return 410;
  if (state === 'link-too-soon') return 429;
  if (method === 'GET' || state === 'link-sent') return 200;
  return state === 'locked' ? 429 : 409;
}

function saysOf(facts: Facts, state: ToldState, problem: Problem | null): PageSays {
  const { words, link, people, dossier } = facts;
  const { states } = words.pages;
  const who = nameIn(people, link.person);
  switch (state) {
    case 'done':
    case 'already-decided': {
      const decision = decisionIn(facts);
      const stage = stageOf(facts);
      if (decision === null || stage === undefined) return states.revoked;
      const decided: Decided = {
        who,
        stage: link.stage,
        choice: decision.choice,
        at: inWords(decision.at, words.calendar),
      };
      return state === 'done'
        ? states.done({ ...decided, follows: followsOf(stage, facts) })
        : states['already-decided'](decided);
    }
    case 'superseded':
      return states.superseded({ round: link.round, now: dossier.section.round });
    case 'closed':
      return states.closed({ stage: link.stage });
    case 'excused':
    case 'link-sent':
      return states[state]({ who });
    case 'replaced': {
      const stage = stageOf(facts);
      const seat = stage === undefined ? undefined : assignmentOf(stage, link.person);
      const by = seat?.status === 'replaced' ? seat.replacedBy : link.person;
      return states.replaced({ who, by: nameIn(people, by) });
    }
    case 'link-too-soon': {
      const at = problem?.problem === 'too-soon' ? problem.at : facts.now;
      return states['link-too-soon']({ at: inWords(at, words.calendar) });
    }
    case 'expired':
    case 'revoked':
    case 'on-hold':
    case 'disputed':
    case 'cancelled':
    case 'locked':
    case 'unknown':
    case 'foreign':
    case 'unavailable':
    case 'unsent':
      return states[state];
  }
}

/** "Minta tautan baru" is no way forward for someone who holds nothing any more, nor yet while the section is held. */
function withoutNewLink(says: PageSays, state: ToldState, facts: Facts): PageSays {
  const { pages, refusals } = facts.words;
  if (DEAD.has(state) && holdsSomething(facts)) return { ...says, forward: pages.labels.newLinkLater };
  return state === 'expired' || state === 'revoked'
    ? { ...says, forward: refusals.rules['stage-closed'].forward }
    : says;
}

const stageOf = ({ dossier, link }: Facts): Stage | undefined =>
  dossier.stages.find((it) => it.stage === link.stage && it.round === link.round);

function decisionIn(facts: Facts) {
  const stage = stageOf(facts);
  const seat = stage === undefined ? undefined : assignmentOf(stage, facts.link.person);
  return seat?.status === 'decided' ? seat.decision : null;
}

/** What follows on a decision: the others of its stage, or what that stage's closing opens. */
function followsOf(stage: Stage, { people }: Facts): FollowsWords {
  if (stage.closed === null) {
    const waits = stage.assignments.filter((a) => a.status === 'open' && a.required);
    return { waits: waits.map((a) => nameIn(people, a.person)) };
  }
  const opens = opensAfter(stage.stage, stage.round, stage.closed.outcome);
  return opens === null ? { signedOff: true } : { opens: opens.stage, round: opens.round };
}
