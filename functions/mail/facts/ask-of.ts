import type { Mail } from '../../approval/follows/mails.ts';
import { isDrafting } from '../../approval/path/stages.ts';
import { assignmentOf, excusedIn } from '../../approval/section.ts';
import { calendarsOf } from '../../deadlines/calendar.ts';
import { restsOnEstimate } from '../../deadlines/known-years.ts';
import { lastEvent } from '../../records/section/decisions.ts';
import type { Because, LetterFacts } from './letter-facts.ts';
import { answeredIn, remarksOf } from './remarks-of.ts';
import { NothingToTell, type Telling } from './telling.ts';

type Ask = Extract<Mail, { mail: 'ask' }>;

/** What an ask says: why it comes, what is to be decided until when, and what went before. */
export function askOf(mail: Ask, telling: Telling): LetterFacts {
  const { about, minted, decisions, stage, person, dossier } = telling;
  const seat = stage === null ? undefined : assignmentOf(stage, mail.person);
  if (stage === null || seat === undefined) throw new NothingToTell('the stage of an ask');
  const last = decisions.findLast(
    (d) => d.person === mail.person && d.stage === mail.stage && d.round < mail.round,
  );
  const submitted = decisions.findLast((d) => d.choice === 'submit' && d.round === mail.round);
  return {
    ...about,
    mail: 'ask',
    because: becauseOf(mail, telling),
    required: seat.required,
    due: stage.due,
    isEstimated: restsOnEstimate(stage.openedAt, stage.due, calendarsOf(dossier.plan.daysOff).current),
    url: minted.url,
    code: minted.code,
    lastTime:
      last === undefined
        ? null
        : { round: last.round, choice: last.choice, sameDraft: last.draft === dossier.section.draft?.sha256 },
    response: submitted === undefined || submitted.text === '' ? null : submitted.text,
    decided: decisions
      .filter((d) => d.round === mail.round && d.choice !== 'submit')
      .map((d) => ({ who: person(d.person, d.seq), stage: d.stage, choice: d.choice, at: d.at })),
    excused: excusedIn(dossier.stages, mail.round).map((id) => person(id)),
    comments: telling
      .written(isDrafting(mail.stage) ? mail.round - 1 : mail.round)
      .filter(({ choice }) => choice !== 'submit'),
    remarks: remarksOf(mail, telling),
    answered: answeredIn(mail, telling),
    together: stage.assignments
      .filter((a) => a.person !== mail.person && (a.status === 'open' || a.status === 'decided'))
      .map((a) => person(a.person)),
  };
}

function becauseOf(
  { cause: why, round }: Ask,
  { cause: event, seq, decisions, dossier, person, act }: Telling,
): Because {
  switch (why) {
    case 'opened':
    case 'requested':
      return { cause: why };
    case 'returned': {
      const returned = decisions.filter((d) => d.choice === 'return' && d.round === round - 1);
      const recalled = lastEvent(dossier.events, 'recalled');
      const isRecall = recalled !== null && returned.every((d) => d.seq < recalled.seq);
      if (isRecall && recalled !== null) return { cause: why, recalled: act(recalled.event, recalled.seq) };
      return { cause: why, returnedBy: returned.map((d) => person(d.person, d.seq)) };
    }
    case 'replacing':
      if (event?.type !== 'replaced') throw new NothingToTell('a replacement');
      return { cause: why, act: act(event, seq), former: person(event.person, seq) };
    case 'added':
    case 'resent':
    case 'readdressed':
      if (event === undefined) throw new NothingToTell('an act');
      return { cause: why, act: act(event, seq) };
  }
}
