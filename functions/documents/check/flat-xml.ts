export type FlatTag = {
  /** Without its namespace prefix. */
  name: string;
  attributes: Map<string, string>;
};

const tag = /\s*<\/?(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y;
const attribute = /\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * Reads XML that is nothing but tags, as the package's type list and relationships are. Undefined where there is
 * anything else (comments, CDATA, a DOCTYPE, text, another encoding): no office program writes that there, and it
 * is how two readers are made to see two things.
 */
export function flatXml(xml: string): FlatTag[] | undefined {
  const tags: FlatTag[] = [];
  let at = /^\uFEFF?<\?xml [^>]*?\?>/.exec(xml)?.[0].length ?? 0;
  const end = xml.trimEnd().length;
  while (at < end) {
    tag.lastIndex = at;
    const found = tag.exec(xml);
    if (found === null) return undefined;
    at = tag.lastIndex;
    const attributes = new Map<string, string>();
    for (const [, name = '', double, single] of (found[2] ?? '').matchAll(attribute)) {
      const value = decodeReferences(double ?? single ?? '');
      if (value === undefined || attributes.has(name)) return undefined;
      attributes.set(name, value);
    }
    tags.push({ name: found[1] ?? '', attributes });
  }
  return tags;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undefined for a reference that XML does not know of itself, or to no character. */
export function decodeReferences(text: string): string | undefined {
  let sound = true;
  const decoded = text.replace(/&([^;&]{0,12})(;?)/g, (_, reference: string, close: string) => {
    const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference);
    const point = code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10);
    const value = point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entities[reference];
    if (value === undefined || close === '') sound = false;
    return value ?? '';
  });
  return sound ? decoded : undefined;
}
