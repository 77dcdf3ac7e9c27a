import type { NoteWords } from '../mail-words.ts';
import { stageWords } from './stages.ts';

export const noteWords: NoteWords = {
  extended: ({ by }) => `${by} extended the deadline of this section.`,
  broughtForward: ({ by }) => `${by} brought the deadline of this section forward; there is less time.`,
  extendedMeans: 'The link in the former mail still works.',
  returned: ({ who, round }) => `The draft of round ${round} was returned to the drafters by ${who}.`,
  returnedMeans: ({ round }) =>
    `There is nothing for you to do now; we write when the draft of round ${round} awaits you.`,
  stageApproved: ({ stage, who }) =>
    `${stageWords.stages[stage]} is complete; the draft was approved by ${who}.`,
  excusedWere: (names) => `Excused in this stage: ${names}.`,
  stageApprovedMeans: ({ next }) => `Next: ${stageWords.stages[next]}. There is nothing for you to do.`,
  signedOff: ({ who, at }) => `This section was signed off by ${who} on ${at}.`,
  signedOffMeans: 'Thank you. There is nothing left for you to do.',
  disputed: ({ who, did, at }) => `${who} says that it was not them who ${did} on ${at}.`,
  disputedMeans:
    'The section is on hold. Please contact them, then release it (the decision stands) or recall it.',
  halted: ({ reason }) => `The flow of this section has halted: ${reason}.`,
  haltedMeans: 'No decision is lost. Please mend the cause, then rebuild the flow.',
  undeliverable: ({ who, reason }) => `Mail to ${who} did not arrive: ${reason}.`,
  undeliverableMeans: 'Please check the address, then send the link again or replace the person.',
  replaced: ({ by, successor }) => `${by} handed your task on this section to ${successor}.`,
  excused: ({ by }) => `${by} excused you from your task on this section.`,
  closedEarly: ({ by, stage }) =>
    `${by} closed ${stageWords.stages[stage]} early; the draft goes back to the drafters.`,
  noLongerAsked: ({ stage, round }) =>
    `${stageWords.stages[stage]} of round ${round} is complete; your decision, which was optional, is no longer awaited.`,
  noLongerAskedMeans: ({ outcome }) =>
    outcome === 'returned' ? 'The draft goes back to the drafters.' : 'The draft was approved.',
  held: ({ by }) => `${by} has put this section on hold.`,
  heldMeans:
    'While it is on hold nothing can be decided. Your link stays valid; we write when the section is released.',
  released: ({ by }) => `${by} has released this section; work goes on.`,
  releasedMeans: 'Please use the link in the latest request that you received.',
  signOffRecalled: ({ by }) => `${by} recalled this section after it was signed off.`,
  signOffRecalledMeans:
    'The sign-off that you were told of no longer holds: the section goes back to drafting and through all stages once more. The former sign-off stays in the history. There is nothing for you to do now.',
  recalled: ({ by }) => `${by} recalled this section for revision.`,
  cancelled: ({ by }) => `${by} cancelled this section.`,
  readdressed: ({ by, who }) => `${by} changed the address of ${who} in Paraf.`,
  readdressedHere:
    'From now on Paraf’s mails go to the new address, and links that were sent to this one no longer work. If this is wrong, contact Kominfo at once.',
  readdressedMeans: ({ former, email }) =>
    `It was ${former}, and is now ${email}. Links that were sent to the former address no longer work; what still waits for a decision is asked again at the new one.`,
  nothingToDo: 'The link in the former mail is no longer used. There is nothing for you to do.',
  toSection: 'Open the section’s page',
  sectionId: 'Section code',
};
