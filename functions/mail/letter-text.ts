import type { LetterLine, LetterParts } from './letter-parts.ts';

/** The plain text of a letter: complete, laid out by hand. */
export function letterText({ greeting, groups, code, board, contact, whose, footer }: LetterParts): string {
  const blocks = [
    greeting,
    ...groups.flatMap(({ lead, items, more }) => [
      lead,
      ...items.map(lineText),
      ...(more === null ? [] : [more]),
    ]),
    ...(code === null ? [] : [`${code.label}: ${code.digits}\n${code.help}`]),
    ...(board === null ? [] : [`${board.label}:\n${board.url}`]),
    contact,
    whose,
    `-- \n${footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const lineText = ({ title, lines, due, link }: LetterLine): string =>
  [
    ...[title, ...lines, due].map((line) => `  ${line}`),
    ...(link === null ? [] : [`  ${link.label}:`, `  ${link.url}`]),
  ].join('\n');
