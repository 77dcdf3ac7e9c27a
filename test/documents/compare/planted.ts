import type { Block } from '../../../functions/documents/readable/blocks.ts';
import { longDraft } from '../../../samples/readable/long-draft.ts';
import { dice, planText } from '../../../samples/readable/plan-words.ts';

type Piece = { kind: 'heading' | 'paragraph' | 'list-item' | 'row'; text: string };
export type Planted = {
  older: Block[];
  newer: Block[];
  /** Ids, older and newer. */
  unchanged: (readonly [string, string])[];
  edited: (readonly [string, string])[];
  moved: (readonly [string, string])[];
  added: string[];
  gone: string[];
};

/** Two versions of a long draft: 5 % of its paragraphs and rows edited, 10 moved, 15 new, 15 gone; and what was done. */
export function planted(seed: number): Planted {
  const next = dice(seed * 7919);
  const below = (most: number) => Math.floor(next() * most);
  const old = longDraft(seed).flatMap((item): Piece[] => {
    if (item.kind === 'table') return item.rows.map((cells) => ({ kind: 'row', text: cells.join('\t') }));
    if (item.kind === 'picture') return [];
    return [{ kind: item.kind === 'bullet' ? 'list-item' : item.kind, text: item.text }];
  });
  // What every draft repeats says nothing about where it stands.
  for (let times = 0; times < 40; times += 1)
    old.splice(below(old.length), 0, { kind: 'paragraph', text: 'Tidak ada.' });

  const own = old.filter(({ text }) => text !== 'Tidak ada.');
  const chosen = shuffled(own, next);
  const take = (count: number) => chosen.splice(0, count);
  const gone = new Set(take(15));
  const moving = take(10).map((piece) => ({ ...piece, from: piece, kind: 'paragraph' as const }));
  const edited = new Map(take(Math.round(own.length * 0.05)).map((piece) => [piece, edit(piece, next)]));
  const isMoving = new Set(moving.map(({ from }) => from));

  const list: { piece: Piece; from?: Piece }[] = [];
  for (const piece of old) {
    if (gone.has(piece) || isMoving.has(piece)) continue;
    list.push({ piece: edited.get(piece) ?? piece, from: piece });
  }
  for (const { from, ...piece } of moving) {
    const was = old.indexOf(from);
    const to = (was + 200 + below(old.length - 400)) % list.length;
    list.splice(to, 0, { piece, from });
  }
  for (let times = 0; times < 15; times += 1)
    list.splice(below(list.length), 0, { piece: { kind: 'paragraph', text: planText(next, 30) } });

  const [older, newer] = [asBlocks(old), asBlocks(list.map(({ piece }) => piece))];
  const truth: Planted = {
    older: older.blocks,
    newer: newer.blocks,
    unchanged: [],
    edited: [],
    moved: [],
    added: [],
    gone: [...gone].map((piece) => older.ids.get(piece) ?? ''),
  };
  for (const { piece, from } of list) {
    const now = newer.ids.get(piece) ?? '';
    if (from === undefined) truth.added.push(now);
    else {
      const pair = [older.ids.get(from) ?? '', now] as const;
      if (isMoving.has(from)) truth.moved.push(pair);
      else if (edited.has(from)) truth.edited.push(pair);
      else truth.unchanged.push(pair);
    }
  }
  return truth;
}

/** Changes one to four places of a text: a word replaced, put in, taken out; now and then a sentence more. */
function edit(piece: Piece, next: () => number): Piece {
  const words = piece.text.split(' ');
  for (let times = 1 + Math.floor(next() * Math.min(4, words.length / 5)); times > 0; times -= 1) {
    const at = Math.floor(next() * words.length);
    const act = next();
    words.splice(
      at,
      act < 0.7 ? 1 : 0,
      ...(act < 0.4 || act >= 0.7 ? [`perubahan${Math.floor(next() * 1000)}`] : []),
    );
  }
  if (piece.kind === 'paragraph' && next() < 0.2) words.push(planText(next, 8));
  const text = words.join(' ');
  return { ...piece, text: text === piece.text ? `${text} tambahan` : text };
}

function asBlocks(pieces: readonly Piece[]): { blocks: Block[]; ids: Map<Piece, string> } {
  const blocks: Block[] = [];
  const ids = new Map<Piece, string>();
  let last = 0;
  const id = () => {
    last += 1;
    return `b${last}`;
  };
  for (const piece of pieces) {
    const runs = [{ text: piece.text }];
    if (piece.kind === 'row') {
      let table = blocks.at(-1);
      if (table?.kind !== 'table') {
        table = { kind: 'table', id: id(), rows: [] };
        blocks.push(table);
      }
      const cells = piece.text
        .split('\t')
        .map((text) => ({ across: 1, down: 1, parts: [{ kind: 'paragraph' as const, runs: [{ text }] }] }));
      table.rows.push({ id: id(), cells });
      ids.set(piece, `b${last}`);
      continue;
    }
    ids.set(piece, id());
    if (piece.kind === 'heading') blocks.push({ kind: 'heading', level: 2, id: `b${last}`, runs });
    else if (piece.kind === 'paragraph') blocks.push({ kind: 'paragraph', id: `b${last}`, runs });
    else blocks.push({ kind: 'list-item', nesting: 0, marker: '•', id: `b${last}`, runs });
  }
  return { blocks, ids };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((value) => ({ value, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

/** Paragraphs of these texts, as blocks. */
export const paragraphs = (...texts: readonly string[]): Block[] =>
  asBlocks(texts.map((text) => ({ kind: 'paragraph', text }))).blocks;
