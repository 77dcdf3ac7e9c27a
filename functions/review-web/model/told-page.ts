import { peopleAt } from '../../records/plan/cast.ts';
import { assignmentOf, isHeld, type Stage } from '../../approval/section.ts';
import { isDrafting } from '../../approval/path/stages.ts';
import { inWords } from '../../calendar/in-words.ts';
import { decisionsOf } from '../../records/section/decisions.ts';
import type { Decided, PageSays } from '../../wording/page-words.ts';
import { draftOf } from './draft-of.ts';
import { nameIn, OPERATED_BY } from '../../wording/person.ts';
import { type Facts, pathOf } from './facts.ts';
import { newLinkFormOf } from './forms-of.ts';
import { holdOf } from '../../history/hold-of.ts';
import { historyOf } from '../../history/history-of.ts';
import { nowOf } from './now-of.ts';
import { openMends } from './open-mends.ts';
import type { Answer, ToldState } from './page-model.ts';
import type { Problem } from './problem.ts';
import { aboutOf } from './sheet-of.ts';
import { GONE, holdsSomething, SHUT } from './standing-of.ts';
import { waitingOf } from './waiting-of.ts';

/** States where asking for a new link would not help, or has just been done. */
const NO_NEW_LINK: ReadonlySet<ToldState> = new Set([
  'on-hold',
  'disputed',
  'cancelled',
  'link-sent',
  'link-too-soon',
]);

/** Not of this link, but of a request that was made by it. */
const NO_PAGE: ReadonlySet<ToldState> = new Set(['link-sent', 'link-too-soon']);

/** States in which a new link may lead to what the person holds now. */
const DEAD: ReadonlySet<ToldState> = new Set(['expired', 'revoked']);

/** A page that tells how things stand and one way forward. It cannot decide anything. */
export function toldPage(
  facts: Facts,
  stands: ToldState,
  { method, problem }: { readonly method: 'GET' | 'POST'; readonly problem: Problem | null },
): Answer {
  const { words, dossier, people, link, token } = facts;
  const waiting = SHUT.has(stands) || NO_PAGE.has(stands) ? [] : waitingOf(facts);
  // What waits for them in this section is opened here and now; a new link would take its mailed one away.
  const opens = waiting.some(({ open }) => open?.startsWith(`${link.section}/`) ?? false);
  const mayAsk = !opens && !NO_NEW_LINK.has(stands) && holdsSomething(facts) && !isHeld(dossier.section);
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
      mends: unticked ? [{ field: 'confirm', text: words.pages.mend.tick }] : openMends(problem, facts),
      about: aboutOf(facts.dossier, link),
      contact: words.pages.labels.contact(dossier.plan.contact),
      whose: words.pages.labels.whose(nameIn(people, link.person)),
      draft: decided === null ? null : draftOf(facts, decided.draft, true),
      wrote: decided === null ? null : wroteOf(facts, decided.id),
      history: GONE.has(stands) || stands === 'locked' ? [] : historyOf(dossier, people, words),
      waiting: { action: pathOf(token), items: waiting },
      box,
    },
  };
}

function statusOf(state: ToldState, method: 'GET' | 'POST', problem: Problem | null): Answer['status'] {
  if (state === 'unsent') return 503;
  if (problem?.problem === 'wrong-code' || problem?.problem === 'nothing-picked') return 422;
  if (GONE.has(state)) return 410;
  if (state === 'link-too-soon') return 429;
  if (method === 'GET' || state === 'link-sent') return 200;
  return state === 'locked' ? 429 : 409;
}

function saysOf(facts: Facts, state: ToldState, problem: Problem | null): PageSays {
  const { words, link, people } = facts;
  const { states } = words.pages;
  const made = decisionsOf(facts.dossier).find(({ id }) => id === decisionIn(facts)?.id);
  const who = nameIn(made === undefined ? people : peopleAt(people, made.seq), link.person);
  switch (state) {
    case 'done':
    case 'already-decided': {
      const decision = decisionIn(facts);
      if (decision === null) return states.revoked;
      const decided: Decided = {
        who,
        stage: link.stage,
        choice: decision.choice,
        at: inWords(decision.at, words.calendar),
      };
      return state === 'done'
        ? states.done({ ...decided, now: nowOf(facts) })
        : states['already-decided'](decided);
    }
    case 'superseded':
      return states.superseded({ round: link.round, now: nowOf(facts) });
    case 'closed':
      return states.closed({ stage: link.stage, now: nowOf(facts) });
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
    case 'on-hold':
      return states['on-hold'](holdOf(facts.dossier, people, words) ?? { by: OPERATED_BY, why: '' });
    case 'expired':
    case 'revoked':
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

/** What this person wrote with their decision, so that they need not look for its receipt. */
function wroteOf({ dossier, link, words, token }: Facts, decision: string) {
  const made = decisionsOf(dossier).find(({ id }) => id === decision);
  const { note, comment } = words.pages.labels;
  const event = dossier.events.find(({ seq }) => seq === made?.seq)?.event;
  const sealed = event?.type === 'decided' ? event.sealed : undefined;
  const along = {
    comments: (sealed?.comments.length ?? 0) - (sealed?.general === true ? 1 : 0),
    answers: sealed?.answers.length ?? 0,
  };
  return {
    label: isDrafting(link.stage) ? note : comment,
    text: made === undefined ? '' : (made.text ?? words.stages.forgotten),
    along:
      along.comments + along.answers === 0
        ? null
        : {
            text: words.discussion.sentAlong(along),
            href: `${pathOf(token)}/matrix`,
            label: words.discussion.matrix,
          },
  };
}
