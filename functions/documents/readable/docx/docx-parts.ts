import { inflateRawSync } from 'node:zlib';
import { type ZipEntry, zipEntries } from '../../package/zip-entries.ts';
import { maxTextPartBytes } from '../../limits.ts';
import { elementsIn } from './xml-elements.ts';

export type Relation = { kind: string; target: string; outside: boolean };

/** The package cannot be opened, or has no main part. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
}

/** The parts of a DOCX, read as they are asked for. Nothing is inflated beyond what the directory declares. */
export class DocxParts {
  readonly main: string;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array) {
    const zip = zipEntries(bytes);
    if ('refused' in zip) throw new UnreadablePackage(zip.refused);
    this.#entries = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
    const main = [...this.relationsOf('').values()].find(({ kind }) => kind === 'officedocument');
    if (main === undefined) throw new UnreadablePackage('there is no main part');
    this.main = main.target;
  }

  bytes(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return undefined;
    if (!entry.deflated) return entry.data;
    try {
      return inflateRawSync(entry.data, { maxOutputLength: Math.max(entry.size, 1) });
    } catch {
      return undefined;
    }
  }

  /** Undefined where there is no such part, or it is too large for one of text. */
  text(name: string | undefined): string | undefined {
    const entry = name === undefined ? undefined : this.#entries.get(name.toLowerCase());
    if (name === undefined || entry === undefined || entry.size > maxTextPartBytes) return undefined;
    const bytes = this.bytes(name);
    if (bytes === undefined) return undefined;
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
  }

  /** By id. Targets are names of parts, without the leading slash; those outside stay as they are. */
  relationsOf(part: string): ReadonlyMap<string, Relation> {
    const slash = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, slash);
    const xml = this.text(`${folder}_rels/${part.slice(slash)}.rels`);
    const relations = new Map<string, Relation>();
    if (xml === undefined) return relations;
    for (const { name, attributes } of elementsIn(xml, 'pr:Relationships')) {
      const { Id: id, Target: target, Type: type } = attributes;
      if (name !== 'pr:Relationship' || id === undefined || target === undefined) continue;
      const kind = (type ?? '').split('/').at(-1)?.toLowerCase() ?? '';
      const outside = attributes['TargetMode']?.toLowerCase() === 'external';
      relations.set(id, { kind, target: outside ? target : partName(folder, target), outside });
    }
    return relations;
  }
}

/** ECMA-376-2, 9.3: a target is an address relative to the part that names it. */
function partName(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
