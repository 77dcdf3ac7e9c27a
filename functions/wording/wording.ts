import type { ActWords } from './act-words.ts';
import type { BoardWords } from './board-words.ts';
import type { CalendarWords } from './calendar-words.ts';
import type { DiscussionWords } from './discussion-words.ts';
import type { ExportWords } from './export-words.ts';
import type { FindWords } from './find-words.ts';
import type { HistoryWords } from './history-words.ts';
import type { HolderWords } from './holder-words.ts';
import type { MailWords } from './mail-words.ts';
import type { NoticeWords } from './notice-words.ts';
import type { PageWords } from './page-words.ts';
import type { ReadingWords } from './reading-words.ts';
import type { RefusalWords } from './refusal-words.ts';
import type { SectionWords } from './section-words.ts';
import type { SeveralWords } from './several-words.ts';
import type { SignInWords } from './sign-in-words.ts';
import type { StageWords } from './stage-words.ts';
import type { StandsWords } from './stands-words.ts';
import type { TrackerWords } from './tracker-words.ts';

export type Language = 'id' | 'en';

/** The words that the office's pages share, by place. A catalogue that lacks one does not compile. */
export interface Wording {
  readonly language: Language;
  readonly calendar: CalendarWords;
  readonly stages: StageWords;
  readonly refusals: RefusalWords;
  readonly pages: PageWords;
  readonly history: HistoryWords;
  readonly notices: NoticeWords;
  readonly board: BoardWords;
  readonly find: FindWords;
  readonly stands: StandsWords;
  readonly tracker: TrackerWords;
  readonly section: SectionWords;
  readonly acts: ActWords;
  readonly several: SeveralWords;
  readonly holder: HolderWords;
  readonly exports: ExportWords;
  readonly reading: ReadingWords;
  readonly discussion: DiscussionWords;
}

/** What mails are written with. Apart, as that of signing in is: a function carries the words that it says. */
export interface MailWording extends Pick<Wording, 'language' | 'calendar' | 'stages' | 'notices'> {
  readonly mails: MailWords;
}

/** What the pages of signing in are written with. */
export interface SignInWording extends Pick<Wording, 'language' | 'calendar' | 'pages' | 'tracker'> {
  readonly signIn: SignInWords;
}

/** Every word that people see. */
export interface WholeWording extends Wording, MailWording, SignInWording {}
