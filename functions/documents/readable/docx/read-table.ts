import type { Cell, CellPart, NestedRow } from '../blocks.ts';
import { MAX_COLUMNS, MAX_NESTING, MAX_ROW_PARTS } from '../reading-limits.ts';
import { chosen } from './alternate.ts';
import type { Reading } from './reading.ts';
import { PartsSink, type Sink } from './sinks.ts';
import { along, childOf, childrenOf, isOn, numberIn, type XmlElement } from './xml-elements.ts';

type ReadStory = (elements: readonly XmlElement[], sink: Sink, reading: Reading) => void;

/** Reads a table with its merged cells; one that stands too deep in others is shown as its paragraphs. */
export function readTable(table: XmlElement, sink: Sink, reading: Reading, readStory: ReadStory): void {
  const { draft } = reading;
  const isFlat = reading.nesting >= MAX_NESTING;
  if (isFlat) draft.say('nesting');
  if (childOf(childOf(table, 'w:tblPr'), 'w:tblPrChange') !== undefined) draft.say('format-changes');
  const rows: NestedRow[] = [];
  // By its first column, the cell that goes on downwards there.
  let open = new Map<number, Cell>();
  reading.nesting += 1;
  for (const row of unwrapped(table, 'w:tr', reading)) {
    if (along(row, 'w:trPr', 'w:del') !== undefined) {
      draft.say('deletions');
      continue;
    }
    if (along(row, 'w:trPr', 'w:ins') !== undefined) draft.say('insertions');
    if (isFlat) {
      for (const cell of unwrapped(row, 'w:tc', reading)) readStory(childrenOf(cell), sink, reading);
      continue;
    }
    if (!draft.hasRoomFor(rows.length + 2) || draft.isEnough()) {
      draft.say('paragraphs-cut');
      break;
    }
    const { cells, goingOn } = readRow(row, open, reading, readStory);
    open = goingOn;
    const header = isOn(along(row, 'w:trPr', 'w:tblHeader')) === true && rows.every((above) => above.header);
    if (cells.length > 0) rows.push({ ...(header && { header: true as const }), cells });
  }
  reading.nesting -= 1;
  if (rows.length > 0 && rows.some(hasContent)) sink.table(headed(rows, table));
}

function readRow(row: XmlElement, open: ReadonlyMap<number, Cell>, reading: Reading, readStory: ReadStory) {
  const goingOn = new Map<number, Cell>();
  const cells: Cell[] = [];
  let column = 0;
  let parts = 0;
  const room = (name: string) => numberIn(along(row, 'w:trPr', name)?.attributes['val'], 0, MAX_COLUMNS) ?? 0;
  const skip = (across: number) => {
    if (across > 0) cells.push({ across, down: 1, parts: [] });
    column += across;
  };
  skip(room('w:gridBefore'));
  for (const element of unwrapped(row, 'w:tc', reading)) {
    if (column >= MAX_COLUMNS || parts >= MAX_ROW_PARTS) {
      reading.draft.say('paragraphs-cut');
      break;
    }
    const properties = childOf(element, 'w:tcPr');
    if (childOf(properties, 'w:cellDel') !== undefined) {
      reading.draft.say('deletions');
      continue;
    }
    if (childOf(properties, 'w:cellIns') !== undefined) reading.draft.say('insertions');
    const across =
      numberIn(childOf(properties, 'w:gridSpan')?.attributes['val'], 1, MAX_COLUMNS - column) ?? 1;
    const merge = childOf(properties, 'w:vMerge');
    const above = merge !== undefined && merge.attributes['val'] !== 'restart' ? open.get(column) : undefined;
    const wider = childOf(properties, 'w:hMerge')?.attributes['val'];
    const left = cells.at(-1);
    if (above !== undefined && above.across === across) {
      above.down += 1;
      goingOn.set(column, above);
    } else if (wider !== undefined && wider !== 'restart' && left !== undefined) left.across += across;
    else {
      const sink = new PartsSink();
      readStory(childrenOf(element), sink, reading);
      parts += sink.parts.length;
      const cell: Cell = { across, down: 1, parts: fewer(sink.parts, reading) };
      cells.push(cell);
      if (merge !== undefined) goingOn.set(column, cell);
    }
    column += across;
  }
  return { cells, goingOn };
}

function fewer(parts: CellPart[], reading: Reading): CellPart[] {
  if (parts.length <= MAX_ROW_PARTS) return parts;
  reading.draft.say('paragraphs-cut');
  return parts.slice(0, MAX_ROW_PARTS);
}

/** Rows or cells, with those in controls and other wrappings. */
function* unwrapped(parent: XmlElement, name: string, reading: Reading): Generator<XmlElement> {
  for (const child of childrenOf(parent)) {
    if (child.name === name) yield child;
    else if (child.name === 'w:sdt') yield* unwrapped(childOf(child, 'w:sdtContent') ?? none, name, reading);
    else if (child.name === 'w:customXml') yield* unwrapped(child, name, reading);
    else if (child.name === 'w:ins' || child.name === 'w:moveTo') {
      reading.draft.say(child.name === 'w:ins' ? 'insertions' : 'moves');
      yield* unwrapped(child, name, reading);
    } else if (child.name === 'mc:AlternateContent') yield* unwrapped(chosen(child) ?? none, name, reading);
  }
}

const none: XmlElement = { name: '', attributes: {}, children: [] };

const hasContent = ({ cells }: NestedRow): boolean => cells.some(({ parts }) => parts.length > 0);

/**
 * Most offices mark no header row; where the table's look sets its first row apart and that row is all bold, it is one.
 */
function headed(rows: NestedRow[], table: XmlElement): NestedRow[] {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0 || rows.some(({ header }) => header)) return rows;
  const look = along(table, 'w:tblPr', 'w:tblLook')?.attributes;
  const apart = look?.['firstRow'] === '1' || (Number.parseInt(look?.['val'] ?? '0', 16) & 0x20) !== 0;
  const isBold = first.cells.every(({ parts }) =>
    parts.every((part) => part.kind === 'paragraph' && part.runs.every(({ bold }) => bold)),
  );
  return apart && isBold && hasContent(first) ? [{ ...first, header: true }, ...rest] : rows;
}
