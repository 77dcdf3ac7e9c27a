import type { ParseArgsOptionsConfig } from 'node:util';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import type { OfficeClock } from './local-clock.ts';
import type { Site } from './site.ts';

/** What a process ends with. `REFUSED`: nothing was done, or something was found wrong. */
export const EXIT = { ok: 0, refused: 1, usage: 2, noRuntime: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where the drafts are kept. */
export interface DraftsPlace {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** A Paraf that a command can work on. */
export interface Office {
  readonly dependencies: Dependencies;
  /** The ids of its plans. */
  plans(): Promise<readonly string[]>;
  /** What stands beside the records. Throws CannotDo where the running Paraf does not say. */
  site(): Site;
  /** Where its drafts are kept. Throws CannotDo where the running Paraf does not say. */
  draftsPlace(): DraftsPlace;
  /** The clock that a data folder drives; none where the machine's holds. */
  readonly clock?: OfficeClock;
}

/**
 * Where a command prints, and how it reaches the office: the one that runs here, or that of a deployed stack.
 * `connect` throws NoRuntime where there is none.
 */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  connect(stack?: string): Office | Promise<Office>;
}

/** What was typed after the command's name. */
export interface Typed {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly name: string;
  /** What follows `npm run paraf --`. */
  readonly usage: string;
  readonly summary: string;
  /** Further lines of its help. */
  readonly more?: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  run(terminal: Terminal, typed: Typed): Promise<ExitCode>;
}

/** The command was not typed as it must be. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** The command cannot be carried out; the message says why and what to do. Nothing was changed. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** No Paraf is running that this command could reach. */
export class NoRuntime extends Error {
  override readonly name = 'NoRuntime';
}

/** The text of a flag, or undefined. */
export const flag = ({ flags }: Typed, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};

/** The text of a flag that must be there. */
export function needed(typed: Typed, name: string, what: string): string {
  const value = flag(typed, name);
  if (value === undefined || value.trim() === '') throw new UsageFault(`--${name} is missing: ${what}.`);
  return value;
}

/** The nth word, or that of a flag of this name; undefined where neither is there. */
export const word = (typed: Typed, index: number, name: string): string | undefined =>
  flag(typed, name) ?? typed.words[index];
