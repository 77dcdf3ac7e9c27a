import { peopleAt } from '../../records/plan/cast.ts';
import { timeInWords } from '../../calendar/in-words.ts';
import { nameIn } from '../../wording/person.ts';
import { sizeInWords } from '../../wording/size-in-words.ts';
import { pathOfDraft, pathOfReading } from './paths.ts';
import type { SectionFacts } from './section-facts.ts';

/** One version of the draft, in words that are ready to print. */
export interface VersionShown {
  readonly round: number;
  readonly by: string;
  readonly at: string;
  readonly when: string;
  /** "PDF, 1,2 MB". */
  readonly file: string;
  readonly sha256: string;
  readonly current: boolean;
  readonly href: string;
  /** Where its text is read on a page. */
  readonly read: string;
  readonly open: boolean;
}

/** Every draft of a section, newest first. The same file in two rounds stands there twice. */
export function versionsShown({ dossier, people, words }: SectionFacts): VersionShown[] {
  const { section, drafts, events } = dossier;
  /** Whoever put it in, as they were then. */
  const then = (sha256: string, at: string) => {
    const used = events.find(
      ({ event }) => event.type === 'draft-used' && event.sha256 === sha256 && event.at === at,
    );
    return used === undefined ? people : peopleAt(people, used.seq);
  };
  return [...drafts]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ sha256, round, type, size, by, at }) => ({
      round,
      by: nameIn(then(sha256, at), by),
      at,
      when: timeInWords(at, words.calendar),
      file: `${words.section.versions.types[type]}, ${sizeInWords(size, words.language)}`,
      sha256,
      current: section.draft?.sha256 === sha256 && section.draft.round === round,
      href: pathOfDraft(section.id, sha256),
      read: pathOfReading(section.id, { of: sha256, since: null, page: 1 }),
      open: type === 'pdf',
    }));
}
