import type { Event } from '../../approval/event.ts';
import type { Mail } from '../../approval/follows/mails.ts';
import type { Stage } from '../../approval/section.ts';
import { downloadName } from '../../documents/store/download-name.ts';
import type { CommentTold } from '../../records/discussion/read-comments.ts';
import { peopleAt } from '../../records/plan/cast.ts';
import { bookTitle, type Person as Known } from '../../records/plan/plan.ts';
import { type DecisionMade, decisionsOf } from '../../records/section/decisions.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import { nameIn, type Person } from '../../wording/person.ts';
import type { Act, Comment, Draft } from './letter-facts.ts';

/** The links and the code that were minted for a mail. */
export interface Minted {
  readonly url: string;
  readonly code: string | null;
  readonly notMeUntil: string;
  /** The section's page, which only whoever signs in can open. */
  readonly page: string;
}

/** Somebody's mails go elsewhere: who they were and are, and who made it so. `to`: whoever reads the address that is left. */
export interface Readdressing {
  readonly former: Known;
  readonly now: Known;
  readonly by: string;
  readonly to: Known | null;
}

/** What a mail tells: it, the event that caused it, and who is elsewhere now where it says that. */
export interface ToTell {
  readonly mail: Mail;
  readonly seq: number;
  readonly readdressed?: Readdressing | null;
  /** All that was sent of the discussion, where the mail says something of it. */
  readonly said?: readonly CommentTold[];
}

/** The records that a mail tells of are not there: a fault of ours. */
export class NothingToTell extends Error {
  override readonly name = 'NothingToTell';
}

/** What every kind of letter draws on. `seq` is the event that caused it, `cause` that event, if it is there. */
export interface Telling {
  readonly dossier: Dossier;
  readonly minted: Minted;
  readonly seq: number;
  readonly cause: Event | undefined;
  /** The stage that the mail is about; null where nothing of it is recorded. */
  readonly stage: Stage | null;
  readonly decisions: readonly DecisionMade[];
  readonly about: ReturnType<typeof aboutOf>;
  readonly readdressed: Readdressing | null;
  /** As they are in this section, or as they were at an event of it. */
  person(id: string, at?: number): Person;
  /** Who did it, and why. */
  act(event: Event, seq: number): Act;
  comment(made: DecisionMade): Comment;
  /** What was written with the decisions of a round. */
  written(round: number): Comment[];
  /** What was sent of the discussion. */
  readonly comments: { readonly said: readonly CommentTold[] };
  draft(sha256: string): Draft;
}

/** People who are no longer in the plan go by their id. */
export function tellingOf(
  dossier: Dossier,
  people: ReadonlyMap<string, Known>,
  { mail, seq, readdressed = null, said = [] }: ToTell,
  minted: Minted,
): Telling {
  const { section, events, texts, drafts } = dossier;
  const decisions = decisionsOf(dossier);
  const person = (id: string, at?: number): Person => {
    const then = at === undefined ? people : peopleAt(people, at);
    return then.get(id) ?? { name: nameIn(people, id), office: '' };
  };
  const comment = ({ seq: when, person: who, stage, round, choice, text }: DecisionMade): Comment => ({
    who: person(who, when),
    stage,
    round,
    choice,
    text,
  });
  return {
    dossier,
    minted,
    seq,
    cause: events.find((event) => event.seq === seq)?.event,
    stage: dossier.stages.find((s) => s.stage === mail.stage && s.round === mail.round) ?? null,
    decisions,
    about: aboutOf(dossier, mail, person(mail.person)),
    readdressed,
    person,
    act(event, at) {
      const text = texts.get(at);
      return { by: text?.name ?? person(event.by, at).name, why: text === undefined ? '' : text.text };
    },
    comment,
    comments: { said },
    written: (round) => decisions.filter((d) => d.round === round && d.text !== '').map(comment),
    draft(sha256) {
      const { round, type } = drafts.findLast((d) => d.sha256 === sha256) ?? {
        round: mail.round,
        type: 'pdf',
      };
      return { sha256, name: downloadName({ title: section.title, round, type }) };
    },
  };
}

const aboutOf = ({ section, plan }: Dossier, mail: Mail, to: Person) => ({
  to,
  plan: plan.title,
  section: { id: section.id, title: section.title, book: bookTitle(plan, section.book) },
  stage: mail.stage,
  round: mail.round,
  contact: plan.contact,
});
