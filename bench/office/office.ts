import { parseArgs } from 'node:util';
import { playOffice } from './play-office.ts';

/** `npm run office`: plays an office's working days over the runtime, and says where it differs from what is known. */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '60' },
    sections: { type: 'string', default: '26' },
    seed: { type: 'string', default: String(Math.floor(performance.timeOrigin % 1_000_000)) },
  },
});
const begun = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const played = await playOffice({
  seed: Number(values.seed),
  sections: Number(values.sections),
  days: Number(values.days),
  say,
});
for (const line of played.differences) say(line);
say(
  `seed ${values.seed}: ${played.days} working days in ${Math.round((performance.now() - begun) / 1000)} s, ${played.letters} letters, ${played.decisions} decisions, ${played.deadlines} deadlines looked at, ${played.differences.length} differences`,
);
process.exitCode = played.differences.length === 0 ? 0 : 1;
