import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBoard } from './board.ts';
import { type Finding, tableText } from './report.ts';
import { runBench } from './run-bench.ts';

/** `npm run bench`: measures this machine's Paraf against this machine's database. Exit code 1 where anything failed. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sections: { type: 'string', default: '1000' } } });
  const sections = Number(values.sections);
  if (!Number.isInteger(sections) || sections < 1 || sections > 99_999) {
    process.stderr.write('--sections takes a whole number from 1 to 99999.\n');
    return 2;
  }
  const begun = performance.now();
  const say = (line: string) =>
    void process.stderr.write(`${Math.round((performance.now() - begun) / 1000)} s  ${line}\n`);
  const boards: Finding[] = [];
  for (const size of [100, 1000]) {
    say(`Measuring the board of ${size} sections …`);
    boards.push(...(await benchBoard(size, say)));
  }
  const { findings, faults, database } = await runBench({ sections, history: 200, say });
  const [cpu] = cpus();
  const facts = [
    `${cpus().length} cores (${cpu?.model ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.version}`,
    database,
    `${Math.round((performance.now() - begun) / 1000)} s in all`,
  ];
  process.stdout.write(`\n${tableText([...boards, ...findings])}\n\n${facts.join(', ')}\n`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

// What was started is ended on exit, which a signal alone would skip.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exitCode = await main();
