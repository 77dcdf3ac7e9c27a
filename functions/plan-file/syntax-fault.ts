/** Where a text stops being JSON: line and column from 1, with what the parser says. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly says: string;
}

/**
 * The place of the first fault in a text that is not JSON. The parser names it only sometimes, so it is searched for:
 * the shortest beginning of the text that no continuation could make whole.
 */
export function syntaxFault(text: string): SyntaxFault {
  let whole = 0;
  let broken = text.length + 1;
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (beyondRepair(text.slice(0, middle))) broken = middle;
    else whole = middle;
  }
  const before = text.slice(0, broken - 1);
  const lines = before.split('\n');
  const says =
    broken > text.length ? 'the text ends too early' : `${shown(text[broken - 1])} cannot stand here`;
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, says };
}

/** A text that is merely cut short is complained about at its end, or as "unexpected end". */
function beyondRepair(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const says = error instanceof Error ? error.message : '';
    return !says.startsWith('Unexpected end') && !says.includes(` at position ${start.length} `);
  }
}

const shown = (character: string | undefined): string => JSON.stringify(character ?? '');
