import { dataFolder } from '../local/settings.ts';
import { localOffice } from './local-office.ts';
import { printable } from './printable.ts';
import { runCommand } from './run-command.ts';
import { stackOffice } from './stack-office.ts';

/** `npm run paraf -- …`: the coordinator's hands. */
const dataDir = dataFolder(process.env);

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  connect: (stack) => (stack === undefined ? localOffice(dataDir) : stackOffice(stack)),
}).catch((fault: unknown) => {
  const said = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  process.stderr.write(
    `The command broke off. ${printable(said)}\nWhat was done is on record: npm run paraf -- status\n`,
  );
  return 1;
});
