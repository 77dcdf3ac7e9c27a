import type { HistoryWords } from '../history-words.ts';
import { noticeWords } from './notices.ts';
import { stageWords } from './stages.ts';

export const historyWords: HistoryWords = {
  imported: () => 'The section was added to the masterplan',
  'settings-changed': ({ by }) => `${by} changed the settings of this section`,
  started: ({ by }) => `${by} started this section`,
  'stage-opened': ({ stage, round, due }) =>
    `${stageWords.stages[stage]} opened (round ${round}), due ${due}`,
  'draft-used': ({ by, round }) => `${by} uploaded a draft (round ${round})`,
  decided: ({ by, stage, round, choice }) => `${by} ${stageWords.did(stage, choice)} (round ${round})`,
  added: ({ by, person, required }) =>
    `${by} added ${person} (${required ? stageWords.required : stageWords.optional})`,
  replaced: ({ by, person, successor }) => `${by} replaced ${person} by ${successor}`,
  excused: ({ by, person }) => `${by} excused ${person}`,
  'closed-early': ({ by }) => `${by} closed the stage early; the draft goes back`,
  'link-renewed': ({ by, person, asked }) =>
    asked === 'by-coordinator' ? `${by} sent ${person} a new link` : `${person} requested a new link`,
  extended: ({ by, due }) => `${by} changed the deadline to ${due}`,
  'due-moved': ({ by, due }) => `${by} had the deadline counted anew: ${due}`,
  held: ({ by }) => `${by} put this section on hold`,
  released: ({ by, due }) =>
    due === null ? `${by} released this section` : `${by} released this section; the deadline is now ${due}`,
  recalled: ({ by }) => `${by} recalled this section`,
  cancelled: ({ by }) => `${by} cancelled this section`,
  disputed: ({ by }) => `${by} said that the decision was not theirs`,
  halted: ({ reason }) => `The flow halted: ${noticeWords.halted(reason)}`,
  rebuilt: ({ by, stage }) => `${by ?? 'The system'} rebuilt the flow from ${stageWords.stages[stage]}`,
  undeliverable: ({ person, reason }) =>
    `Mail to ${person} did not arrive: ${noticeWords.undeliverable[reason]}`,
  forgotten: ({ person }) => `Personal data of ${person} was deleted`,
  'comment-closed': ({ by, comment }) => `${by} closed comment M-${comment}`,
  'person-changed': ({ by, was, person, readdressed }) =>
    was === person
      ? `${by} changed ${readdressed ? 'the address' : 'the details'} of ${person}`
      : `${by} changed the details of ${was}: now ${person}${readdressed ? ', at another address' : ''}`,
  unknown: ({ named }) => `Recorded by a newer version of Paraf (${named})`,
  why: (why) => `Reason: ${why}`,
};
