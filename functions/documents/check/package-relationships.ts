import type { XmlElement } from '../package/walk-xml.ts';
import type { Refused } from '../refusals.ts';
import { flatTags } from './flat-tags.ts';
import { linkTarget } from './link-target.ts';

/** Relationships within the package that must not be there, by the last step of their type. */
const refusedKinds: Record<string, Refused> = {
  vbaproject: { refused: 'macros' },
  wordvbadata: { refused: 'macros' },
  keymapcustomizations: { refused: 'macros' },
  oleobject: { refused: 'active-content', about: 'other-object' },
  control: { refused: 'active-content', about: 'form-control' },
  activexcontrolbinary: { refused: 'active-content', about: 'form-control' },
  // A whole HTML, RTF or DOCX file that Word merges in when it opens.
  afchunk: { refused: 'active-content', about: 'merged-file' },
};

const outsideKinds: Record<string, Refused['about']> = {
  attachedtemplate: 'outside-template',
  image: 'linked-picture',
  subdocument: 'subdocument',
  mailmergesource: 'mail-merge',
  mailmergeheadersource: 'mail-merge',
  recipientdata: 'mail-merge',
};

/** Refuses active parts, and whatever is shown from outside the file. A hyperlink waits for a click and may stay. */
export function checkRelationships(xml: string): Refused | undefined {
  const tags = flatTags(xml);
  if (tags === undefined) return { refused: 'damaged' };
  for (const relationship of tags) {
    const kind = kindOf(relationship);
    if (kind === undefined) continue;
    const refused = refusedKinds[kind];
    if (refused !== undefined) {
      const { about } = refused;
      return about === 'other-object' && isOutside(relationship)
        ? { ...refused, about: 'linked-object' }
        : refused;
    }
    if (!isOutside(relationship)) continue;
    const wrong = checkOutside(kind, relationship.attributes['Target'] ?? '');
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkOutside(kind: string, target: string): Refused | undefined {
  const where = linkTarget(target);
  if (kind === 'hyperlink') {
    return where === 'share' || where === 'runs'
      ? { refused: 'active-content', about: 'unsafe-link' }
      : undefined;
  }
  // Word notes where the author's own template lies, in many honest files; nothing is fetched by it.
  if (kind === 'attachedtemplate' && where === 'near') return undefined;
  const about = outsideKinds[kind];
  return about === undefined ? { refused: 'outside-content' } : { refused: 'outside-content', about };
}

/** Some readers go by the target alone. */
function isOutside({ attributes }: XmlElement): boolean {
  const target = attributes['Target'] ?? '';
  return (
    attributes['TargetMode']?.toLowerCase() === 'external' ||
    /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(target)
  );
}

/** The package's main part without its leading slash, from `_rels/.rels`; undefined unless there is exactly one. */
export function mainPartName(xml: string): string | undefined {
  const targets = (flatTags(xml) ?? [])
    .filter((tag) => kindOf(tag) === 'officedocument')
    .map((tag) => tag.attributes['Target']?.replace(/^\.?\//, ''));
  return targets.length === 1 ? targets[0] : undefined;
}

function kindOf({ name, attributes }: XmlElement): string | undefined {
  if (name !== 'Relationship') return undefined;
  return (attributes['Type'] ?? '').split('/').at(-1)?.toLowerCase();
}
