import type { Run } from '../blocks.ts';
import { numeral } from './numeral.ts';

/** As Word numbers them, unless a document says otherwise. */
const formats = { footnote: 'decimal', endnote: 'lowerRoman' } as const;
type NoteKind = keyof typeof formats;

type Referred = { kind: NoteKind; id: string; label: string };

/** Footnotes and endnotes in the order in which the text refers to them; they are read after it. */
export class Notes {
  readonly #referred: Referred[] = [];
  readonly #known = new Map<string, number>();
  /** How many have a number, of each kind. */
  readonly #numbered = { footnote: 0, endnote: 0 };

  /** The run of a reference. `ownMark`: the text brings a sign of its own, which follows. */
  refer(kind: NoteKind, id: string, ownMark: boolean): Run[] {
    const key = `${kind} ${id}`;
    const known = this.#known.get(key);
    const note = known ?? this.#referred.length + 1;
    if (known === undefined) {
      if (!ownMark) this.#numbered[kind] += 1;
      this.#referred.push({ kind, id, label: ownMark ? '*' : numeral(this.#numbered[kind], formats[kind]) });
      this.#known.set(key, note);
    }
    const label = this.#referred[note - 1]?.label ?? '';
    return [{ text: label, sup: true, note }];
  }

  /** Those referred to until now; more may come while these are read. */
  get referred(): readonly Referred[] {
    return this.#referred;
  }
}
