import { peopleAt } from '../../records/plan/cast.ts';
import { inWords } from '../../calendar/in-words.ts';
import { decisionsOf } from '../../records/section/decisions.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import type { NotMeLink } from '../../records/links/link-item.ts';
import type { Person } from '../../records/plan/plan.ts';
import type { Wording } from '../../wording/wording.ts';
import { nameIn } from '../../wording/person.ts';
import type { Answer, NotMeState } from './page-model.ts';
import { notMeFormOf } from './forms-of.ts';
import { aboutOf } from './sheet-of.ts';

export interface NotMeFacts {
  readonly words: Wording;
  readonly now: string;
  readonly token: string;
  readonly link: NotMeLink;
  readonly dossier: Dossier;
  readonly people: ReadonlyMap<string, Person>;
  /** Whether this receipt has been used. */
  readonly counted: boolean;
}

export interface NotMeAsked {
  readonly method: 'GET' | 'POST';
  readonly problem: 'unticked' | 'fault' | null;
}

/** "This was not me", from a receipt: one unticked box. Used or expired, it tells how things stand. */
export function notMePage(facts: NotMeFacts, { method, problem }: NotMeAsked): Answer {
  const { words, link, dossier, people } = facts;
  const { states } = words.pages;
  const made = decisionsOf(dossier).find(({ id }) => id === link.decision);
  const who = nameIn(made === undefined ? people : peopleAt(people, made.seq), link.person);
  const base = {
    mends: [],
    about: aboutOf(dossier, link),
    contact: words.pages.labels.contact(dossier.plan.contact),
    whose: words.pages.labels.whose(who),
  };
  const told = {
    ...base,
    draft: null,
    wrote: null,
    history: [],
    waiting: { action: '', items: [] },
    box: null,
  };
  if (link.expires <= facts.now) {
    const says = { ...states.expired, forward: words.refusals.rules.cancelled.forward };
    return { status: 410, page: { ...told, state: 'expired', says } };
  }
  if (facts.counted) {
    const state: NotMeState = dossier.section.dispute === null ? 'not-me-already' : 'not-me-done';
    const says = states[method === 'POST' ? 'not-me-already' : state];
    return { status: method === 'POST' ? 409 : 200, page: { ...base, state, says, box: null } };
  }
  if (dossier.section.state === 'cancelled') {
    return {
      status: method === 'POST' ? 409 : 200,
      page: { ...told, state: 'cancelled', says: states.cancelled },
    };
  }
  const box = notMeFormOf(words, facts.token, who);
  if (problem === 'fault') {
    return { status: 503, page: { ...told, state: 'unsent', says: states.unsent, box } };
  }
  const says = states['not-me']({
    who,
    stage: link.stage,
    choice: made?.choice ?? 'approve',
    at: inWords(link.decidedAt, words.calendar),
  });
  return {
    status: problem === 'unticked' ? 422 : 200,
    page: {
      ...base,
      state: 'not-me',
      says,
      mends: problem === 'unticked' ? [{ field: 'confirm', text: words.pages.mend.tick }] : [],
      box,
    },
  };
}
