import { inWords } from '../../calendar/in-words.ts';
import type { DraftItem } from '../../records/section/event-item.ts';
import { nameIn } from '../../wording/person.ts';
import { sizeInWords } from '../../wording/size-in-words.ts';
import { type Facts, pathOf } from './facts.ts';
import type { DraftShown } from './page-model.ts';

/** A draft of the section as the page shows it; null for one that the section never had. */
export function draftOf(
  { dossier, people, words, token }: Facts,
  sha256: string,
  linked: boolean,
): DraftShown | null {
  // The same file can be the draft of several rounds: the latest is meant.
  const draft = dossier.drafts.filter((it) => it.sha256 === sha256).at(-1);
  if (draft === undefined) return null;
  const { labels } = words.pages;
  const used = words.history['draft-used']({ by: nameIn(people, draft.by), round: draft.round });
  return {
    heading: labels.draftOf(draft.round),
    uploaded: `${used}, ${inWords(draft.at, words.calendar)}`,
    size: sizeInWords(draft.size, words.language),
    sha256,
    read: linked ? readAt(token, draft, sha256 === dossier.section.draft?.sha256, words) : null,
    link: linked
      ? {
          href: `${pathOf(token)}/drafts/${sha256}`,
          label: draft.type === 'pdf' ? labels.open : labels.download,
        }
      : null,
  };
}

/** The current draft is read at the address that says nothing else; a former one's link names it. */
const readAt = (token: string, { sha256, round }: DraftItem, isCurrent: boolean, words: Facts['words']) =>
  isCurrent
    ? { href: `${pathOf(token)}/read`, label: words.reading.read }
    : {
        href: `${pathOf(token)}/read?of=${sha256}`,
        label: words.reading.readOf(words.pages.labels.draftOf(round)),
      };
