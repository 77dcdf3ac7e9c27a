import type { Event } from '../approval/event.ts';
import type { Mail } from '../approval/follows/mails.ts';
import { opensAfter } from '../approval/path/opens-after.ts';
import { assignmentOf, excusedIn, type Stage } from '../approval/section.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { restsOnEstimate } from '../deadlines/known-years.ts';
import { isDrafting, nextStage } from '../approval/path/stages.ts';
import { downloadName } from '../documents/store/download-name.ts';
import { shortHead } from '../records/section/chain.ts';
import { type DecisionMade, decisionsOf, lastEvent } from '../records/section/decisions.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { bookTitle, type Person as Known } from '../records/plan/plan.ts';
import { nameIn, type Person } from '../wording/person.ts';
import type { Act, Because, Comment, Draft, LetterFacts } from './letter-facts.ts';

/** The links and the code that were minted for a mail. */
export interface Minted {
  readonly url: string;
  readonly code: string | null;
  readonly notMeUntil: string;
  /** The section's page, which only whoever signs in can open. */
  readonly page: string;
}

/** The records that a mail tells of are not there: a fault of ours. */
export class NothingToTell extends Error {
  override readonly name = 'NothingToTell';
}

/**
 * All that a mail needs, from the section's records: `seq` is the event that caused it. People who are no longer in
 * the plan go by their id.
 */
export function letterOf(
  dossier: Dossier,
  people: ReadonlyMap<string, Known>,
  { mail, seq }: { mail: Mail; seq: number },
  minted: Minted,
): LetterFacts {
  const { section, plan, events, texts } = dossier;
  const person = (id: string): Person => people.get(id) ?? { name: nameIn(people, id), office: '' };
  const stage = dossier.stages.find((s) => s.stage === mail.stage && s.round === mail.round) ?? null;
  const decisions = decisionsOf(dossier);
  const cause = events.find((event) => event.seq === seq)?.event;
  const about = {
    to: person(mail.person),
    plan: plan.title,
    section: {
      id: section.id,
      title: section.title,
      book: bookTitle(plan, section.book),
    },
    stage: mail.stage,
    round: mail.round,
    contact: plan.contact,
  };
  const actOf = (event: Event, at: number): Act => {
    const text = texts.get(at);
    return { by: text?.name ?? person(event.by).name, why: text === undefined ? '' : text.text };
  };
  const comment = ({ person: who, stage: at, round, choice, text }: DecisionMade): Comment => ({
    who: person(who),
    stage: at,
    round,
    choice,
    text,
  });
  const commentsOf = (round: number) =>
    decisions.filter((d) => d.round === round && d.text !== '').map(comment);
  const draftOf = (sha256: string): Draft => {
    const draft = dossier.drafts.findLast((d) => d.sha256 === sha256);
    const { round, type } = draft ?? { round: mail.round, type: 'pdf' };
    return { sha256, name: downloadName({ title: section.title, round, type }) };
  };

  switch (mail.mail) {
    case 'ask': {
      const seat = stage === null ? undefined : assignmentOf(stage, mail.person);
      if (stage === null || seat === undefined) throw new NothingToTell('the stage of an ask');
      const last = decisions.findLast(
        (d) => d.person === mail.person && d.stage === mail.stage && d.round < mail.round,
      );
      const submitted = decisions.findLast((d) => d.choice === 'submit' && d.round === mail.round);
      return {
        ...about,
        mail: 'ask',
        because: becauseOf(mail.cause, cause, seq),
        required: seat.required,
        due: stage.due,
        isEstimated: restsOnEstimate(stage.openedAt, stage.due, calendarsOf(plan.daysOff).current),
        url: minted.url,
        code: minted.code,
        lastTime:
          last === undefined
            ? null
            : { round: last.round, choice: last.choice, sameDraft: last.draft === section.draft?.sha256 },
        response: submitted === undefined || submitted.text === '' ? null : submitted.text,
        decided: decisions
          .filter((d) => d.round === mail.round && d.choice !== 'submit')
          .map((d) => ({ who: person(d.person), stage: d.stage, choice: d.choice, at: d.at })),
        excused: excusedIn(dossier.stages, mail.round).map(person),
        comments: commentsOf(isDrafting(mail.stage) ? mail.round - 1 : mail.round).filter(
          ({ choice }) => choice !== 'submit',
        ),
        together: stage.assignments
          .filter((a) => a.person !== mail.person && (a.status === 'open' || a.status === 'decided'))
          .map((a) => person(a.person)),
      };
    }
    case 'receipt': {
      const made = decisions.find((d) => d.id === mail.decision);
      if (made === undefined) throw new NothingToTell('the decision of a receipt');
      return {
        ...about,
        mail: 'receipt',
        choice: made.choice,
        at: made.at,
        draft: draftOf(made.draft),
        comment: made.text === '' ? null : made.text,
        follows: followsOf(made, stage),
        head: shortHead(made.head),
        notMeUrl: minted.url,
        notMeUntil: minted.notMeUntil,
      };
    }
    case 'note':
      return noteOf(mail.note);
  }

  function becauseOf(
    why: Extract<Mail, { mail: 'ask' }>['cause'],
    event: Event | undefined,
    at: number,
  ): Because {
    switch (why) {
      case 'opened':
      case 'requested':
        return { cause: why };
      case 'returned': {
        const returned = decisions.filter((d) => d.choice === 'return' && d.round === mail.round - 1);
        const recalled = lastEvent(events, 'recalled');
        const isRecall = recalled !== null && returned.every((d) => d.seq < recalled.seq);
        if (isRecall && recalled !== null)
          return { cause: why, recalled: actOf(recalled.event, recalled.seq) };
        return { cause: why, returnedBy: returned.map((d) => person(d.person)) };
      }
      case 'replacing':
        if (event?.type !== 'replaced') throw new NothingToTell('a replacement');
        return { cause: why, act: actOf(event, at), former: person(event.person) };
      case 'added':
      case 'resent':
        if (event === undefined) throw new NothingToTell('an act');
        return { cause: why, act: actOf(event, at) };
    }
  }

  function followsOf(made: DecisionMade, at: Stage | null) {
    if (made.closes === null) {
      const waits =
        at?.assignments.filter((a) => a.status === 'open' && a.required && a.person !== made.person) ?? [];
      if (waits.length > 0) return { waits: waits.map((a) => person(a.person)) };
    }
    const closed = made.closes === null ? (at?.closed ?? null) : { outcome: made.closes, at: made.at };
    const next =
      closed === null ? { stage: made.stage, round: made.round } : opensAfter(made.stage, made.round, closed);
    return next === null ? { signedOff: true as const } : { opens: next.stage, round: next.round };
  }

  function noteOf(note: Extract<Mail, { mail: 'note' }>['note']): LetterFacts {
    if (cause === undefined) throw new NothingToTell('the event of a note');
    const page = plan.coordinators.includes(mail.person) ? minted.page : null;
    const head = { ...about, mail: 'note' as const, page };
    const act = actOf(cause, seq);
    const here = decisions.filter((d) => d.stage === mail.stage && d.round === mail.round);
    switch (note) {
      case 'extended':
      case 'brought-forward':
        if (cause.type !== 'extended') throw new NothingToTell('another deadline');
        return { ...head, note, due: cause.due, act };
      case 'returned': {
        const returned = here.filter((d) => d.choice === 'return');
        return {
          ...head,
          note,
          returnedBy: returned.map((d) => person(d.person)),
          comments: commentsOf(mail.round),
        };
      }
      case 'stage-approved':
        return {
          ...head,
          note,
          approvedBy: here.filter((d) => d.choice === 'approve').map((d) => person(d.person)),
          excused: (stage?.assignments ?? [])
            .filter((a) => a.status === 'excused')
            .map((a) => person(a.person)),
          next: nextStage(mail.stage, stage?.closed?.at) ?? mail.stage,
          comments: here.filter((d) => d.text !== '').map(comment),
        };
      case 'signed-off': {
        const made = here.findLast((d) => d.choice === 'approve');
        if (made === undefined) throw new NothingToTell('a sign-off');
        return {
          ...head,
          note,
          signedOffBy: person(made.person),
          at: made.at,
          draft: draftOf(made.draft),
          head: shortHead(made.head),
        };
      }
      case 'disputed': {
        const disputed = cause.type === 'disputed' ? cause.decision : null;
        const made = decisions.find((d) => d.id === disputed);
        if (made === undefined) throw new NothingToTell('a dispute');
        return {
          ...head,
          stage: made.stage,
          round: made.round,
          note,
          decider: person(made.person),
          choice: made.choice,
          decidedAt: made.at,
        };
      }
      case 'halted':
        if (cause.type !== 'halted') throw new NothingToTell('a halt');
        return { ...head, note, reason: cause.reason };
      case 'undeliverable':
        if (cause.type !== 'undeliverable') throw new NothingToTell('an undelivered mail');
        return { ...head, note, person: person(cause.person), reason: cause.reason };
      case 'replaced':
        if (cause.type !== 'replaced') throw new NothingToTell('a replacement');
        return { ...head, note, successor: person(cause.successor), act };
      case 'no-longer-asked':
        if (stage === null || stage.closed === null) throw new NothingToTell('the closing of a stage');
        return { ...head, note, outcome: stage.closed.outcome };
      case 'released':
        if (stage === null) throw new NothingToTell('the stage that goes on');
        return { ...head, note, due: stage.due, act };
      case 'excused':
      case 'closed-early':
      case 'held':
      case 'recalled':
      case 'sign-off-recalled':
      case 'cancelled':
        return { ...head, note, act };
    }
  }
}
