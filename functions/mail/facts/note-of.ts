import type { Mail } from '../../approval/follows/mails.ts';
import { nextStage } from '../../approval/path/stages.ts';
import { shortHead } from '../../records/section/chain.ts';
import type { LetterFacts } from './letter-facts.ts';
import { NothingToTell, type Telling } from './telling.ts';

/** What a note says, by its kind. A coordinator's leads to the section's page, which nobody else can open. */
export function noteOf(mail: Extract<Mail, { mail: 'note' }>, telling: Telling): LetterFacts {
  const { about, minted, cause, seq, stage, decisions, person, comment, written, draft, dossier } = telling;
  const { note } = mail;
  const page = dossier.plan.coordinators.includes(mail.person) ? minted.page : null;
  const head = { ...about, mail: 'note' as const, page };
  if (note === 'readdressed') return { ...head, note, ...elsewhere(telling) };
  if (cause === undefined) throw new NothingToTell('the event of a note');
  const act = telling.act(cause, seq);
  const here = decisions.filter((d) => d.stage === mail.stage && d.round === mail.round);
  switch (note) {
    case 'extended':
    case 'brought-forward':
      if (cause.type !== 'extended' && cause.type !== 'due-moved')
        throw new NothingToTell('another deadline');
      return { ...head, note, due: cause.due, act };
    case 'returned': {
      const returned = here.filter((d) => d.choice === 'return');
      return {
        ...head,
        note,
        returnedBy: returned.map((d) => person(d.person, d.seq)),
        comments: written(mail.round),
      };
    }
    case 'stage-approved':
      return {
        ...head,
        note,
        approvedBy: here.filter((d) => d.choice === 'approve').map((d) => person(d.person, d.seq)),
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
        signedOffBy: person(made.person, made.seq),
        at: made.at,
        draft: draft(made.draft),
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
        decider: person(made.person, made.seq),
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

/** Whoever reads the address that is left is told by their former name; coordinators are told both addresses. */
function elsewhere({ about, readdressed, person }: Telling) {
  if (readdressed === null) throw new NothingToTell('a new address');
  const { former, now, by, to } = readdressed;
  const addresses =
    to === null && former.email !== null && now.email !== null
      ? { former: former.email, now: now.email }
      : null;
  return { to: to ?? about.to, by: person(by).name, who: former, addresses };
}
