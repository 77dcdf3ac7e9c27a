import { dateInWords, inWords } from '../calendar/in-words.ts';
import type { MailWording } from '../wording/wording.ts';
import { about, because, commentsOf, nameOf, namesOf, subjectTitle } from './about.ts';
import type { Ask } from './facts/letter-facts.ts';
import type { Item, Parts } from './parts.ts';
import { inLines, oneLine, shortened } from './plain-words.ts';
import { isDrafting } from '../approval/path/stages.ts';

/** Above the fold of a phone there is room for a sentence of the drafters'; all of it stands below. */
const LONGEST_RESPONSE = 200;
/** Of a comment on a paragraph, and of the words that it is about: thirty of them must stay a mail. */
const LONGEST_REMARK = 1_000;
const LONGEST_QUOTE = 160;

/** A request for a decision or a draft: one button, one link. */
export function askParts(facts: Ask, words: MailWording): Parts {
  const { mails, calendar } = words;
  const { stage, round } = facts;
  const common = about(facts, words, facts.code !== null);
  const written = commentsOf(facts.comments, words);
  const remarks = remarkItems(facts, words);
  const comments =
    written === null && remarks.length === 0
      ? null
      : { heading: mails.commentsHeading, items: [...(written?.items ?? []), ...remarks] };
  return {
    ...common,
    subject: mails.subjects.ask({
      stage,
      round,
      title: subjectTitle(facts),
      due: dateInWords(facts.due, calendar),
    }),
    lead: mails.ask.lead({ stage, round, required: facts.required }),
    card: {
      ...common.card,
      due: `${mails.dueLabel} ${facts.isEstimated ? calendar.estimated(inWords(facts.due, calendar)) : inWords(facts.due, calendar)}`,
    },
    since: [
      ...why(facts, words),
      ...lastTime(facts, words),
      ...response(facts, words),
      ...standing(facts, words),
      ...(facts.answered === null ? [] : [mails.ask.answered(facts.answered)]),
      ...(written === null ? [] : [mails.ask.comments(written.items.length)]),
      ...(remarks.length === 0 ? [] : [mails.ask.remarks({ count: countOf(facts) })]),
      ...(facts.together.length === 0
        ? []
        : [mails.ask.together({ stage, names: namesOf(facts.together, words) })]),
    ],
    code:
      facts.code === null ? null : { label: mails.ask.code, digits: facts.code, help: mails.ask.codeHelp },
    button: { label: mails.ask.button(stage), url: facts.url, plain: mails.plainUrl, tone: 'asks' },
    whose: mails.whose(nameOf(facts.to)),
    comments,
    proof: null,
  };
}

function why({ because: it, stage, round }: Ask, words: MailWording): string[] {
  const { ask } = words.mails;
  switch (it.cause) {
    case 'opened':
      return [];
    case 'returned':
      return 'recalled' in it
        ? [ask.recalledBy({ by: oneLine(it.recalled.by) }), ...because(it.recalled.why, words)]
        : [ask.returnedBy({ who: namesOf(it.returnedBy, words), round: round - 1 })];
    case 'added':
      return [
        ask.added({ by: oneLine(it.act.by), role: words.stages.role(stage) }),
        ...because(it.act.why, words),
      ];
    case 'replacing':
      return [
        ask.replacing({ by: oneLine(it.act.by), former: nameOf(it.former) }),
        ...because(it.act.why, words),
      ];
    case 'resent':
      return [ask.resent({ by: oneLine(it.act.by) }), ...because(it.act.why, words)];
    case 'requested':
      return [ask.requested];
    case 'readdressed':
      return [ask.readdressed({ by: oneLine(it.act.by) })];
  }
}

const countOf = ({ remarks }: Ask): number => remarks.items.length + remarks.more;

/** Comments on paragraphs, each under the words that it is about; those beyond the mail's room are counted, with their address. */
function remarkItems({ remarks, url }: Ask, words: MailWording): Item[] {
  const { ask } = words.mails;
  const items = remarks.items.map(({ number, kind, who, quote, text, proposal }) => ({
    who: ask.remark({ comment: number, kind: ask.remarkKinds[kind], who: nameOf(who) }),
    text: [
      ...(quote === null || quote === '' ? [] : [`“${shortened(oneLine(quote), LONGEST_QUOTE)}”`]),
      text === null ? words.stages.forgotten : shortened(inLines(text), LONGEST_REMARK),
      ...(proposal === ''
        ? []
        : [ask.remarkProposal({ text: shortened(inLines(proposal), LONGEST_REMARK) })]),
    ].join('\n'),
  }));
  return remarks.more === 0
    ? items
    : [...items, { who: ask.moreRemarks({ count: remarks.more }), text: `${url}/matrix` }];
}

/** For those who read the draft; whoever writes it learns what changed from the comments. */
function lastTime({ stage, round, lastTime: last }: Ask, words: MailWording): string[] {
  const { ask } = words.mails;
  if (isDrafting(stage)) return [];
  if (last === null) return round > 1 ? [ask.firstTime({ round })] : [];
  return [last.sameDraft ? ask.sameDraft(last) : ask.newDraft(last)];
}

/** Who has decided in this round and who need not: a silent approval is in no comment. */
function standing({ decided, excused }: Ask, words: MailWording): string[] {
  const { stages, calendar, mails } = words;
  const did = decided.map(
    ({ who, stage, choice, at }) =>
      `${nameOf(who)} ${stages.did(stage, choice)} (${dateInWords(at, calendar)})`,
  );
  return [
    ...(did.length === 0 ? [] : [mails.ask.decided({ decisions: did.join('; ') })]),
    ...(excused.length === 0 ? [] : [mails.ask.excused({ names: namesOf(excused, words) })]),
  ];
}

function response(facts: Ask, words: MailWording): string[] {
  const text = oneLine(facts.response ?? '');
  return text === '' ? [] : [words.mails.ask.response(shortened(text, LONGEST_RESPONSE))];
}
