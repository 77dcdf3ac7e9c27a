import type { StageName } from '../approval/path/paths.ts';
import { traitsOf } from '../approval/path/stages.ts';

/**
 * The one place that builds keys. Access patterns:
 *
 * | question                                                    | how                                              |
 * | ----------------------------------------------------------- | ------------------------------------------------ |
 * | which plans are there?                                      | one Query of `PLAN#`                             |
 * | where is each section of this plan, with whom, due when?    | one Query of `PLAN#p`, and one of `PEOPLE#p` beside it |
 * | who was this person then?                                   | `PEOPLE#p`, `PERSON#…`: by person and version    |
 * | what happened to the plan as a whole? (an import, `verify`) | one Query of `PLANLOG#p`                         |
 * | all about one section                                       | that item and one Query of `SECTION#s`           |
 * | what may be decided through this link?                      | GetItem `LINK#h`, then one BatchGetItem          |
 * | which outbox rows are due; what should have moved by now?   | index `by-time`: `queue`, `at` (sparse)          |
 * | what does this person still hold?                           | index `by-person`: `holder`, `held` (sparse)     |
 * | who is signed in by this cookie?                            | GetItem `SESSION#account`                        |
 * | which sessions has this account?                            | one Query of `SESSION#account`                   |
 * | which of this section's rows are under way?                 | Query of `OUTBOX#s`                              |
 * | what became of each of its mails?                           | the same Query                                   |
 * | when may the next mail go, whoever sends it?                | UpdateItem `LINK#TURNS`                          |
 * | has this section a draft with these bytes?                  | Query of `SECTION#s`, `DRAFT#…`                  |
 * | can this draft be read on the page; what changed since?     | GetItem `READABLE#s`                             |
 * | which drafts are to be made readable, which compared?       | index `by-time`, queue `renders`                 |
 * | of which of a section's drafts was nothing made yet?        | Query of `SECTION#s`, `DRAFT#…`, of `READABLE#s` |
 * | what has this giver written and not sent in this stage?     | Query of `PAPERS#s`, `<round>#<stage>#<giver>#`  |
 * | how do the section's comments stand, without their texts?   | GetItem `COMMENTS#s`, `STATE` (in the batch)     |
 * | what do all comments and answers say?                       | one Query of `COMMENTS#s`                        |
 * | of which plans are letters to be made now?                  | index `by-time`, queue `letters`                 |
 * | was this person's letter of this day made?                  | conditional put of `LETTER#p`, `day#person`      |
 * | which sections are recorded? (`paraf verify` only)          | Scan                                             |
 *
 * A section's id is `<plan>.<name>`, so that the plan is known without a look-up. Ids hold no `#` and no slash.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');
const place = (round: number, stage: StageName): string => `${padded(round, 4)}#${traitsOf(stage).key}`;

/** The plan that a section belongs to. */
export const planOf = (section: string): string => section.slice(0, Math.max(0, section.indexOf('.')));

export const planPartition = (plan: string): string => `PLAN#${plan}`;
export const peoplePartition = (plan: string): string => `PEOPLE#${plan}`;
export const sectionPartition = (section: string): string => `SECTION#${section}`;
export const outboxPartition = (section: string): string => `OUTBOX#${section}`;

/** The list of all plans: one small item each, so that no page has to scan for them. */
export const PLAN_LIST = 'PLAN#';
export const planListKey = (plan: string): Key => ({ pk: PLAN_LIST, sk: plan });
/** How a plan's letters are written. */
export const LETTER_SETTINGS = 'LETTERS';
export const letterSettingsKey = (plan: string): Key => ({ pk: planPartition(plan), sk: LETTER_SETTINGS });
export const planKey = (plan: string): Key => ({ pk: planPartition(plan), sk: 'PLAN' });
/** Where people stood before they had versions: read where they are not yet in `PEOPLE#`, and no longer written. */
export const PEOPLE = 'PERSON#';
export const personKey = (plan: string, person: string): Key => ({
  pk: planPartition(plan),
  sk: `${PEOPLE}${person}`,
});
/** Sort keys of what holds of each person now begin with this. */
export const CURRENT = 'CURRENT#';
export const currentKey = (plan: string, person: string): Key => ({
  pk: peoplePartition(plan),
  sk: `${CURRENT}${person}`,
});
/** Sort keys of the versions of people begin with this. */
export const VERSIONS = 'PERSON#';
export const versionKey = (plan: string, person: string, version: number): Key => ({
  pk: peoplePartition(plan),
  sk: `${VERSIONS}${person}#${padded(version, 4)}`,
});
/** What happened to a plan as a whole, in a chain of its own: in no partition that a board reads. */
export const planLogPartition = (plan: string): string => `PLANLOG#${plan}`;
export const planHeadKey = (plan: string): Key => ({ pk: planLogPartition(plan), sk: 'HEAD' });
/** Sort keys of a plan's events begin with this. */
export const PLAN_EVENTS = 'EVENT#';
export const planEventKey = (plan: string, seq: number): Key => ({
  pk: planLogPartition(plan),
  sk: `${PLAN_EVENTS}${padded(seq, 6)}`,
});
export const sectionKey = (section: string): Key => ({
  pk: planPartition(planOf(section)),
  sk: `SECTION#${section}`,
});

export const settingsKey = (section: string): Key => ({ pk: sectionPartition(section), sk: 'SETTINGS' });
/** What the last plan file said about a section, beside what was changed by hand since. */
export const fileKey = (section: string): Key => ({ pk: sectionPartition(section), sk: 'FILE' });
/** Where a section's stages begin. */
export const STAGE_ITEMS = 'STAGE#';
export const stageKey = (section: string, round: number, stage: StageName): Key => ({
  pk: sectionPartition(section),
  sk: `${STAGE_ITEMS}${place(round, stage)}`,
});
export const assignmentKey = (section: string, round: number, stage: StageName, person: string): Key => ({
  pk: sectionPartition(section),
  sk: `ASSIGNMENT#${place(round, stage)}#${person}`,
});
/** Where a section's drafts begin. */
export const DRAFTS = 'DRAFT#';
export const draftItemKey = (section: string, round: number, sha256: string): Key => ({
  pk: sectionPartition(section),
  sk: `${DRAFTS}${padded(round, 4)}#${sha256}`,
});
/** Sort keys of a section's events begin with this. */
export const EVENTS = 'EVENT#';
export const eventKey = (section: string, seq: number): Key => ({
  pk: sectionPartition(section),
  sk: `${EVENTS}${padded(seq, 6)}`,
});
export const textKey = (section: string, seq: number): Key => ({
  pk: sectionPartition(section),
  sk: `TEXT#${padded(seq, 6)}`,
});
export const tokenKey = (section: string, round: number, stage: StageName): Key => ({
  pk: sectionPartition(section),
  sk: `TOKEN#${place(round, stage)}`,
});
/** To which point a section's records were put back, once they wholly were. */
export const restoredKey = (section: string): Key => ({ pk: sectionPartition(section), sk: 'RESTORED' });
export const disputeKey = (section: string, decision: string): Key => ({
  pk: sectionPartition(section),
  sk: `DISPUTE#${decision}`,
});

export const linkKey = (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' });
/** How many mails a person was sent in an hour (`2026-11-24T15`). */
export const mailCountKey = (plan: string, person: string, hour: string): Key => ({
  pk: `LINK#MAILS#${plan}#${person}`,
  sk: hour,
});
/** From when on the next mail may go, of all that send. */
export const sendTurnsKey = (): Key => ({ pk: 'LINK#TURNS', sk: 'TURNS' });
export const outboxKey = (section: string, row: string): Key => ({ pk: outboxPartition(section), sk: row });
/** The row of the outbox that has this key. */
export const outboxRowAt = ({ pk, sk }: Key): { section: string; row: string } => ({
  section: pk.slice(outboxPartition('').length),
  row: sk,
});

/** What was made of a section's drafts: each by its SHA-256, and each comparison by both. */
export const readablePartition = (section: string): string => `READABLE#${section}`;
export const readableKey = (section: string, sha256: string): Key => ({
  pk: readablePartition(section),
  sk: sha256,
});
export const comparedKey = (section: string, older: string, newer: string): Key => ({
  pk: readablePartition(section),
  sk: `${older}#${newer}`,
});
/** What is still to be made of them. `row` says all that there is to do, so that it is asked for once. */
export const renderPartition = (section: string): string => `RENDER#${section}`;
/** How far the search for drafts of which nothing was made has come. */
export const renderSweepKey = (): Key => ({ pk: renderPartition(''), sk: 'SWEPT' });
export const renderKey = (section: string, row: string): Key => ({ pk: renderPartition(section), sk: row });

/** What is written and not sent: by stage and giver, a head and the papers. */
export const papersPartition = (section: string): string => `PAPERS#${section}`;
/** Sort keys of one giver's papers in a stage begin with this. `shelf`: the giver, or `drafters` for a round's drafters. */
export const shelfPrefix = (round: number, stage: StageName, shelf: string): string =>
  `${place(round, stage)}#${shelf}#`;
export const HEAD = 'HEAD';
export const shelfHeadKey = (section: string, round: number, stage: StageName, shelf: string): Key => ({
  pk: papersPartition(section),
  sk: `${shelfPrefix(round, stage, shelf)}${HEAD}`,
});
export const paperKey = (
  section: string,
  at: { readonly round: number; readonly stage: StageName; readonly shelf: string },
  id: string,
): Key => ({ pk: papersPartition(section), sk: `${shelfPrefix(at.round, at.stage, at.shelf)}PAPER#${id}` });

/** What was sent: how each comment stands, and the texts in bundles, by the event that sealed them. */
export const commentsPartition = (section: string): string => `COMMENTS#${section}`;
export const commentStateKey = (section: string): Key => ({ pk: commentsPartition(section), sk: 'STATE' });
export const BUNDLES = 'BUNDLE#';
export const bundleKey = (section: string, seq: number, nth: number): Key => ({
  pk: commentsPartition(section),
  sk: `${BUNDLES}${padded(seq, 6)}#${padded(nth, 2)}`,
});
/** The letters of a plan: each by its day and person, and when the next ones are made. */
export const letterPartition = (plan: string): string => `LETTER#${plan}`;
export const letterKey = (plan: string, date: string, person: string): Key => ({
  pk: letterPartition(plan),
  sk: `${date}#${person}`,
});
export const lettersDueKey = (plan: string): Key => ({ pk: letterPartition(plan), sk: 'DUE' });
/** What the rows of a day's letters stand under in the outbox, in place of a section: no section has two dots. */
export const lettersOf = (plan: string, date: string): string => `${plan}.letters.${date}`;

/** Whose letter a row of the outbox is; null where it is no letter's. */
export function letterOfRow({ section, row }: { readonly section: string; readonly row: string }) {
  const plan = planOf(section);
  return section.startsWith(lettersOf(plan, '')) ? { plan, person: row } : null;
}

export const sessionPartition = (account: string): string => `SESSION#${account}`;
/** Sort keys of an account's sessions begin with this; beside them stand the codes that it has signed in with. */
export const SESSIONS = 'SESSION#';
export const sessionKey = (account: string, hash: string): Key => ({
  pk: sessionPartition(account),
  sk: `${SESSIONS}${hash}`,
});
/** A code of the issuer's that was used. Whoever it is used for again is the same account. */
export const usedCodeKey = (account: string, hash: string): Key => ({
  pk: sessionPartition(account),
  sk: `CODE#${hash}`,
});

/** The value of `holder` in the index by person. */
export const holderOf = (plan: string, person: string): string => `${plan}#${person}`;

/** The two sparse indexes. */
export const BY_TIME = 'by-time';
export const BY_PERSON = 'by-person';

/**
 * Queues of the index by time: rows to deliver, rows that wait for a release, rows given up, sections to look at, drafts
 * to make readable, plans whose letters are to be made.
 */
export const QUEUES = ['orders', 'mails', 'parked', 'failed', 'moves', 'renders', 'letters'] as const;
/** Where sections wait to be looked at, whatever for; named by the one reason that there was at first. */
export const WAKE_UPS = 'moves' satisfies (typeof QUEUES)[number];
export type Queue = (typeof QUEUES)[number];
/** Those that hold rows of the outbox. */
export type OutboxQueue = Exclude<Queue, typeof WAKE_UPS | 'renders' | 'letters'>;
