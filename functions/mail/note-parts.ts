import { dateInWords, inWords } from '../calendar/in-words.ts';
import type { MailWording } from '../wording/wording.ts';
import { about, because, commentsOf, nameOf, namesOf, subjectTitle } from './about.ts';
import { fingerprint } from './fingerprint.ts';
import type { Note } from './facts/letter-facts.ts';
import type { Parts } from './parts.ts';
import { oneLine } from './plain-words.ts';

type Told = Pick<Parts, 'lead' | 'since'> & Partial<Pick<Parts, 'comments' | 'proof'>> & { due?: string };

/** What someone should know who is asked for nothing: no link. A coordinator is led to the section's page. */
export function noteParts(facts: Note, words: MailWording): Parts {
  const { mails, calendar } = words;
  const common = about(facts, words, false);
  const told = tell(facts, words);
  const due =
    facts.note === 'extended' || facts.note === 'brought-forward' ? dateInWords(facts.due, calendar) : '';
  return {
    ...common,
    subject: mails.subjects.note[facts.note]({ title: subjectTitle(facts), round: facts.round, due }),
    lead: told.lead,
    card: {
      ...common.card,
      lines: [...common.card.lines, ...cardLine(facts, words)],
      due: told.due ?? null,
    },
    since: told.since,
    code: null,
    button:
      facts.page === null
        ? null
        : { label: mails.notes.toSection, url: facts.page, plain: mails.plainUrl, tone: 'offers' },
    whose: mails.forWhom(nameOf(facts.to)),
    comments: told.comments ?? null,
    proof: told.proof ?? null,
  };
}

/** Coordinators act on a section by its id; whoever is told of a sign-off sees which draft it was. */
function cardLine(facts: Note, { mails }: MailWording): string[] {
  switch (facts.note) {
    case 'disputed':
    case 'halted':
    case 'undeliverable':
      return [`${mails.notes.sectionId}: ${oneLine(facts.section.id)}`];
    case 'signed-off':
      return [`${mails.draftLabel}: ${oneLine(facts.draft.name)}`];
    default:
      return [];
  }
}

function tell(facts: Note, words: MailWording): Told {
  const { notes, newDueLabel, receipt } = words.mails;
  const { calendar, stages } = words;
  switch (facts.note) {
    case 'extended':
      return {
        lead: notes.extended({ by: oneLine(facts.act.by) }),
        since: [...because(facts.act.why, words), notes.extendedMeans],
        due: `${newDueLabel}: ${inWords(facts.due, calendar)}`,
      };
    case 'brought-forward':
      return {
        lead: notes.broughtForward({ by: oneLine(facts.act.by) }),
        since: [...because(facts.act.why, words), notes.extendedMeans],
        due: `${newDueLabel}: ${inWords(facts.due, calendar)}`,
      };
    case 'returned':
      return {
        lead: notes.returned({ who: namesOf(facts.returnedBy, words), round: facts.round }),
        since: [notes.returnedMeans({ round: facts.round + 1 })],
        comments: commentsOf(facts.comments, words),
      };
    case 'stage-approved':
      return {
        lead: notes.stageApproved({ stage: facts.stage, who: namesOf(facts.approvedBy, words) }),
        since: [
          ...(facts.excused.length === 0 ? [] : [notes.excusedWere(namesOf(facts.excused, words))]),
          notes.stageApprovedMeans({ next: facts.next }),
        ],
        comments: commentsOf(facts.comments, words),
      };
    case 'signed-off':
      return {
        lead: notes.signedOff({ who: nameOf(facts.signedOffBy), at: inWords(facts.at, calendar) }),
        since: [notes.signedOffMeans],
        proof: {
          rows: [
            { label: receipt.head, value: facts.head },
            { label: receipt.fingerprint, value: fingerprint(facts.draft.sha256) },
          ],
          help: receipt.headHelp,
        },
      };
    case 'disputed':
      return {
        lead: notes.disputed({
          who: nameOf(facts.decider),
          did: stages.did(facts.stage, facts.choice),
          at: inWords(facts.decidedAt, calendar),
        }),
        since: [notes.disputedMeans],
      };
    case 'halted':
      return {
        lead: notes.halted({ reason: oneLine(words.notices.halted(facts.reason)) }),
        since: [notes.haltedMeans],
      };
    case 'undeliverable':
      return {
        lead: notes.undeliverable({
          who: nameOf(facts.person),
          reason: words.notices.undeliverable[facts.reason],
        }),
        since: [notes.undeliverableMeans],
      };
    case 'replaced':
      return ended(
        notes.replaced({ by: oneLine(facts.act.by), successor: nameOf(facts.successor) }),
        facts,
        words,
      );
    case 'excused':
      return ended(notes.excused({ by: oneLine(facts.act.by) }), facts, words);
    case 'closed-early':
      return ended(notes.closedEarly({ by: oneLine(facts.act.by), stage: facts.stage }), facts, words);
    case 'no-longer-asked':
      return {
        lead: notes.noLongerAsked({ stage: facts.stage, round: facts.round }),
        since: [notes.noLongerAskedMeans({ outcome: facts.outcome }), notes.nothingToDo],
      };
    case 'held':
      return {
        lead: notes.held({ by: oneLine(facts.act.by) }),
        since: [...because(facts.act.why, words), notes.heldMeans],
      };
    case 'released':
      return {
        lead: notes.released({ by: oneLine(facts.act.by) }),
        since: [...because(facts.act.why, words), notes.releasedMeans],
        due: `${words.mails.dueLabel}: ${inWords(facts.due, calendar)}`,
      };
    case 'sign-off-recalled':
      return {
        lead: notes.signOffRecalled({ by: oneLine(facts.act.by) }),
        since: [...because(facts.act.why, words), notes.signOffRecalledMeans],
      };
    case 'recalled':
      return ended(notes.recalled({ by: oneLine(facts.act.by) }), facts, words);
    case 'readdressed':
      return {
        lead: notes.readdressed({ by: oneLine(facts.by), who: nameOf(facts.who) }),
        since: [
          facts.addresses === null
            ? notes.readdressedHere
            : notes.readdressedMeans({
                former: oneLine(facts.addresses.former),
                email: oneLine(facts.addresses.now),
              }),
        ],
      };
    case 'cancelled':
      return ended(notes.cancelled({ by: oneLine(facts.act.by) }), facts, words);
  }
}

/** An ask has ended without a decision. */
const ended = (
  lead: string,
  { act }: { readonly act: { readonly why: string | null } },
  words: MailWording,
): Told => ({
  lead,
  since: [...because(act.why, words), words.mails.notes.nothingToDo],
});
