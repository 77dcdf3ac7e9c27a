import type { ActWords } from './act-words.ts';
import type { BoardWords } from './board-words.ts';
import type { CalendarWords } from './calendar-words.ts';
import type { HistoryWords } from './history-words.ts';
import type { MailWords } from './mail-words.ts';
import type { NoticeWords } from './notice-words.ts';
import type { PageWords } from './page-words.ts';
import type { ReadingWords } from './reading-words.ts';
import type { RefusalWords } from './refusal-words.ts';
import type { SectionWords } from './section-words.ts';
import type { SignInWords } from './sign-in-words.ts';
import type { StageWords } from './stage-words.ts';
import type { TrackerWords } from './tracker-words.ts';

export type Language = 'id' | 'en';

/** Every word that people see, by place. A catalogue that lacks one does not compile. */
export interface Wording {
  readonly language: Language;
  readonly calendar: CalendarWords;
  readonly stages: StageWords;
  readonly refusals: RefusalWords;
  readonly pages: PageWords;
  readonly mails: MailWords;
  readonly history: HistoryWords;
  readonly notices: NoticeWords;
  readonly board: BoardWords;
  readonly tracker: TrackerWords;
  readonly signIn: SignInWords;
  readonly section: SectionWords;
  readonly acts: ActWords;
  readonly reading: ReadingWords;
}
