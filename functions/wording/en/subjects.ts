import type { SubjectWords } from '../mail-words.ts';

export const subjectWords: SubjectWords = {
  ask: ({ stage, round, title, due }) => {
    switch (stage) {
      case 'drafting':
        return round > 1 ? `Please revise: ${title} (round ${round})` : `Please draft: ${title} – by ${due}`;
      case 'opd-review':
      case 'ugm-review':
        return `Please review: ${title} – by ${due}`;
      case 'sekda-sign-off':
        return `Please sign off: ${title}`;
    }
  },
  receipt: ({ title }) => `Receipt: ${title}`,
  note: {
    extended: ({ title, due }) => `Deadline extended: ${title} – to ${due}`,
    returned: ({ title, round }) => `Returned: ${title} (round ${round})`,
    'stage-approved': ({ title }) => `Approved: ${title}`,
    'signed-off': ({ title }) => `Signed off: ${title}`,
    disputed: ({ title }) => `Decision disputed: ${title}`,
    halted: ({ title }) => `Halted: ${title}`,
    undeliverable: ({ title }) => `Mail not delivered: ${title}`,
    replaced: ({ title }) => `Task handed over: ${title}`,
    excused: ({ title }) => `Excused: ${title}`,
    'closed-early': ({ title }) => `Stage closed: ${title}`,
    recalled: ({ title }) => `Recalled: ${title}`,
    cancelled: ({ title }) => `Cancelled: ${title}`,
  },
};
