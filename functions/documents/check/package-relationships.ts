import { type FlatTag, flatXml } from './flat-xml.ts';
import type { DraftRefusal, Refused } from '../refusals.ts';

/** Relationships within the package that must not be there, by the last step of their type. */
const refusedKinds: Record<string, DraftRefusal> = {
  vbaproject: 'macros',
  wordvbadata: 'macros',
  keymapcustomizations: 'macros',
  oleobject: 'active-content',
  control: 'active-content',
  activexcontrolbinary: 'active-content',
  afchunk: 'active-content', // a whole HTML, RTF or DOCX file that Word merges in when it opens
};

/** Refuses active parts, and whatever is shown from outside the file. A hyperlink waits for a click and may stay. */
export function checkRelationships(xml: string): Refused | undefined {
  const tags = flatXml(xml);
  if (tags === undefined) return { refused: 'damaged' };
  for (const relationship of tags) {
    const kind = kindOf(relationship);
    if (kind === undefined) continue;
    const refused = refusedKinds[kind];
    if (refused !== undefined) return { refused };
    const mode = relationship.attributes.get('TargetMode')?.toLowerCase();
    const target = relationship.attributes.get('Target') ?? '';
    // Some readers go by the target alone.
    const outside = mode === 'external' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(target);
    if (outside && kind !== 'hyperlink' && !isOwnTemplate(kind, target))
      return { refused: 'outside-content' };
  }
  return undefined;
}

/** The package's main part without its leading slash, from `_rels/.rels`; undefined unless there is exactly one. */
export function mainPartName(xml: string): string | undefined {
  const targets = (flatXml(xml) ?? [])
    .filter((tag) => kindOf(tag) === 'officedocument')
    .map((tag) => tag.attributes.get('Target')?.replace(/^\.?\//, ''));
  return targets.length === 1 ? targets[0] : undefined;
}

function kindOf({ name, attributes }: FlatTag): string | undefined {
  if (name !== 'Relationship') return undefined;
  return (attributes.get('Type') ?? '').split('/').at(-1)?.toLowerCase();
}

/** Word notes the path of the template on the author's own disk, in many honest files; nothing is fetched by it. */
function isOwnTemplate(kind: string, target: string): boolean {
  return kind === 'attachedtemplate' && /^file:\/\/\/[a-z]:[\\/]/i.test(target);
}
