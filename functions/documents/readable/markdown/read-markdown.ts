import MarkdownIt, { type Token } from 'markdown-it';
import type { Cell, NestedRow } from '../blocks.ts';
import { type CollectedDraft, Enough } from '../collected-draft.ts';
import type { DraftReading } from '../draft-reading.ts';
import { nameFigures } from '../name-figures.ts';
import { MAX_COLUMNS, MAX_NESTING } from '../reading-limits.ts';
import { textOf, tidyRuns, wordsIn } from '../runs.ts';
import { readSpans } from './read-spans.ts';

type List = { ordered: boolean; next: number; delimiter: string };

/** How deep quotes and lists may stand in each other; a list takes two. */
const MAX_LEVEL = 100;

/** Reads Markdown as blocks: CommonMark with tables and struck text. HTML in it stays text. */
export function readMarkdown(bytes: Uint8Array, draft: CollectedDraft): DraftReading {
  const text = new TextDecoder('utf-8').decode(bytes);
  const markdown = new MarkdownIt({ html: false, maxNesting: MAX_LEVEL });
  // What stands within a paragraph is read paragraph by paragraph, so that a long file is cut rather than lost.
  markdown.core.ruler.disable(['inline', 'text_join']);
  const known = {};
  const tokens = markdown.parse(text, known);
  const spansOf = ({ content }: Token): Token[] => {
    if (draft.isEnough()) {
      draft.say('cut');
      throw new Enough();
    }
    const spans: Token[] = [];
    markdown.inline.parse(content, markdown, known, spans);
    return spans;
  };
  // What stands deeper is left out by the library.
  if (tokens.some(({ level }) => level >= MAX_LEVEL - 1)) draft.say('nesting');
  try {
    readTokens(tokens, spansOf, draft);
  } catch (fault) {
    if (!(fault instanceof Enough)) throw fault;
  }
  nameFigures(draft.blocks);
  const words = draft.blocks.reduce(
    (sum, block) => sum + ('runs' in block ? wordsIn(textOf(block.runs)) : 0),
    0,
  );
  draft.pages = Math.max(1, Math.ceil(words / 300));
  return { read: draft };
}

function readTokens(
  tokens: readonly Token[],
  spansOf: (token: Token) => Token[],
  draft: CollectedDraft,
): void {
  const lists: List[] = [];
  let heading: number | undefined;
  let marker: string | undefined;
  let rows: NestedRow[] | undefined;
  let inHead = false;
  let cells: Cell[] = [];
  let inCell = false;

  const give = (token: Token): void => {
    const { runs, pictures } = readSpans(spansOf(token), draft);
    const tidy = tidyRuns(runs);
    if (inCell) {
      if (cells.length < MAX_COLUMNS)
        cells.push({ across: 1, down: 1, parts: tidy.length > 0 ? [{ kind: 'paragraph', runs: tidy }] : [] });
      else draft.say('paragraphs-cut');
    } else if (tidy.length > 0) {
      if (heading !== undefined) draft.add({ kind: 'heading', level: heading, runs: tidy });
      else if (marker !== undefined) {
        if (lists.length > MAX_NESTING) draft.say('nesting');
        const nesting = Math.min(lists.length, MAX_NESTING) - 1;
        draft.add({ kind: 'list-item', nesting, marker, runs: tidy });
        marker = undefined;
      } else draft.add({ kind: 'paragraph', runs: tidy });
    }
    for (const picture of pictures) draft.add({ kind: 'image', ...picture });
  };

  for (const token of tokens) {
    switch (token.type) {
      case 'heading_open':
        heading = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        heading = undefined;
        break;
      case 'bullet_list_open':
        lists.push({ ordered: false, next: 0, delimiter: '' });
        break;
      case 'ordered_list_open':
        lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1), delimiter: token.markup });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1);
        marker = list?.ordered ? `${list.next}${list.delimiter}` : '•';
        if (list?.ordered) list.next += 1;
        break;
      }
      case 'list_item_close':
        marker = undefined;
        break;
      case 'table_open':
        rows = [];
        break;
      case 'thead_open':
        inHead = true;
        break;
      case 'thead_close':
        inHead = false;
        break;
      case 'tr_close':
        if (rows !== undefined && draft.hasRoomFor(rows.length + 2))
          rows.push({ ...(inHead && { header: true as const }), cells });
        else draft.say('paragraphs-cut');
        cells = [];
        break;
      case 'th_open':
      case 'td_open':
        inCell = true;
        break;
      case 'th_close':
      case 'td_close':
        inCell = false;
        break;
      case 'table_close':
        if (rows !== undefined && rows.length > 0) draft.add({ kind: 'table', rows });
        rows = undefined;
        break;
      case 'inline':
        give(token);
        break;
      case 'fence':
      case 'code_block': {
        const runs = tidyRuns([{ text: token.content }]);
        if (runs.length > 0) draft.add({ kind: 'paragraph', runs });
        break;
      }
    }
  }
}
