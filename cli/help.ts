import type { Command } from './command.ts';

const CALL = 'npm run paraf --';

/** What `help` prints: all commands, or all about one. */
export function helpText(commands: readonly Command[], one?: Command): string[] {
  if (one !== undefined) return [`${CALL} ${one.usage}`, '', one.summary, ...(one.more ?? [])];
  const width = Math.max(...commands.map(({ usage }) => usage.length).filter((length) => length < 46));
  return [
    `${CALL} COMMAND …   works on the Paraf that runs with its data in DATA_DIR (.data),`,
    `${' '.repeat(CALL.length)}             or on a deployed one: --stack NAME, with your own AWS credentials and region.`,
    '',
    ...commands.flatMap(({ usage, summary }) =>
      usage.length > width
        ? [`  ${usage}`, `  ${' '.repeat(width)}  ${summary}`]
        : [`  ${usage.padEnd(width)}  ${summary}`],
    ),
    `  ${'help [COMMAND]'.padEnd(width)}  Shows this, or all about one command.`,
    '',
    'SECTION is an id such as bojonegoro.buku-1-01-visi, or its last part where that is clear.',
    'For programs: npm run -s paraf -- … leaves npm’s own lines out.',
    'Ends with 0 done, 1 refused or found wrong, 2 typed wrongly, 3 no Paraf is running, or no such stack.',
  ];
}
