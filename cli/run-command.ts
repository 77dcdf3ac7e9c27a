import { parseArgs } from 'node:util';
import {
  CannotDo,
  type Command,
  EXIT,
  type ExitCode,
  flag,
  NoRuntime,
  type Terminal,
  type Typed,
  UsageFault,
} from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpText } from './help.ts';
import { NewerRelease } from '../functions/records/section/newer-release.ts';
import { didYouMean } from './nearest.ts';
import { printable } from './printable.ts';
import { sayAwsFault } from './say-aws-fault.ts';

const GLOBAL = { help: { type: 'boolean', short: 'h' }, stack: { type: 'string' } } as const;

/** Runs what was typed after `paraf` and answers what the process ends with. Throws what nobody expected. */
export async function runCommand(words: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal: Terminal = {
    ...given,
    out: (line) => given.out(printable(line)),
    err: (line) => given.err(printable(line)),
  };
  const [name, ...rest] = stackLast(words);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h')
    return help(rest[0], terminal);
  const command = COMMANDS.find((it) => it.name === name);
  if (command === undefined) return unknown(name, terminal);
  try {
    const typed = read(command, rest);
    if (typed.flags['help'] === true) return help(name, terminal);
    const stack = flag(typed, 'stack');
    if (stack === undefined) return await command.run(terminal, typed);
    if (stack.trim() === '') throw new UsageFault('--stack takes the name of a deployed stack.');
    return await command.run({ ...terminal, connect: () => terminal.connect(stack) }, typed);
  } catch (fault) {
    if (fault instanceof UsageFault) {
      terminal.err(`${fault.message}\nUsage: npm run paraf -- ${command.usage}`);
      return EXIT.usage;
    }
    if (fault instanceof CannotDo) {
      terminal.err(fault.message);
      return EXIT.refused;
    }
    if (fault instanceof NoRuntime) {
      terminal.err(fault.message);
      return EXIT.noRuntime;
    }
    if (fault instanceof NewerRelease) {
      terminal.err(`${fault.message}. It is shown, but not changed: use that release of Paraf.`);
      return EXIT.refused;
    }
    const said = sayAwsFault(fault);
    if (said === null) throw fault;
    terminal.err(said);
    return EXIT.refused;
  }
}

/** `--stack NAME` may stand before the command, so that a shell's alias can hold it. */
function stackLast(words: readonly string[]): readonly string[] {
  const [first = '', second, ...rest] = words;
  if (first.startsWith('--stack=')) return [...words.slice(1), first];
  return first === '--stack' && second !== undefined ? [...rest, first, second] : words;
}

function read(command: Command, args: string[]): Typed {
  try {
    const options = { ...command.options, ...GLOBAL };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const flags = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? undefined : value]),
    );
    return { words: positionals, flags };
  } catch (fault) {
    if (fault instanceof TypeError) throw new UsageFault(fault.message);
    throw fault;
  }
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  if (name === undefined || name.startsWith('-')) {
    for (const line of helpText(COMMANDS)) terminal.out(line);
    return EXIT.ok;
  }
  const command = COMMANDS.find((it) => it.name === name);
  if (command === undefined) return unknown(name, terminal);
  for (const line of helpText(COMMANDS, command)) terminal.out(line);
  return EXIT.ok;
}

function unknown(name: string, terminal: Terminal): ExitCode {
  const names = COMMANDS.map((it) => it.name);
  terminal.err(`There is no command "${name}".${didYouMean(name, names)} See: npm run paraf -- help`);
  return EXIT.usage;
}
