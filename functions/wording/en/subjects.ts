import type { SubjectWords } from '../mail-words.ts';
import { traitsOf } from '../../approval/path/stages.ts';

export const subjectWords: SubjectWords = {
  ask: ({ stage, round, title, due }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return round > 1 ? `Please revise: ${title} (round ${round})` : `Please draft: ${title} – by ${due}`;
      case 'review':
        return `Please review: ${title} – by ${due}`;
      case 'signature':
        return `Please sign off: ${title}`;
    }
  },
  receipt: ({ title }) => `Receipt: ${title}`,
  note: {
    extended: ({ title, due }) => `Deadline extended: ${title} – to ${due}`,
    'brought-forward': ({ title, due }) => `Deadline brought forward: ${title} – to ${due}`,
    returned: ({ title, round }) => `Returned: ${title} (round ${round})`,
    'stage-approved': ({ title }) => `Approved: ${title}`,
    'signed-off': ({ title }) => `Signed off: ${title}`,
    disputed: ({ title }) => `Decision disputed: ${title}`,
    halted: ({ title }) => `Halted: ${title}`,
    undeliverable: ({ title }) => `Mail not delivered: ${title}`,
    replaced: ({ title }) => `Task handed over: ${title}`,
    excused: ({ title }) => `Excused: ${title}`,
    'closed-early': ({ title }) => `Stage closed: ${title}`,
    'no-longer-asked': ({ title }) => `Decision no longer awaited: ${title}`,
    held: ({ title }) => `On hold: ${title}`,
    released: ({ title }) => `Released: ${title}`,
    'sign-off-recalled': ({ title }) => `Sign-off recalled: ${title}`,
    recalled: ({ title }) => `Recalled: ${title}`,
    readdressed: ({ title }) => `Address changed: ${title}`,
    cancelled: ({ title }) => `Cancelled: ${title}`,
  },
};
