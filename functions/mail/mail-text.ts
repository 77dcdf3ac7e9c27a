import type { Parts } from './parts.ts';

/** The plain text of a mail: complete, laid out by hand. Someone's words are set off by a bar, so that none can pass as ours. */
export function mailText(parts: Parts): string {
  const { card, code, button, comments, proof } = parts;
  const blocks = [
    parts.greeting,
    parts.lead,
    [card.title, ...card.lines, ...(card.due === null ? [] : [card.due])]
      .map((line) => `  ${line}`)
      .join('\n'),
    ...parts.since,
    ...(code === null ? [] : [`${code.label}: ${code.digits}\n${code.help}`]),
    ...(button === null ? [] : [`${button.label}:\n${button.url}`]),
    parts.contact,
    parts.whose,
    ...(comments === null
      ? []
      : [
          `${comments.heading}\n${'-'.repeat(comments.heading.length)}`,
          ...comments.items.map(({ who, text }) => `${who}:\n${barred(text)}`),
        ]),
    ...(proof === null
      ? []
      : [[...proof.rows.map(({ label, value }) => `${label}: ${value}`), proof.help].join('\n')]),
    `-- \n${parts.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const barred = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  | ${line}`)
    .join('\n');
