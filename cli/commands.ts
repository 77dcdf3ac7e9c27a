import type { Command } from './command.ts';
import { calendar } from './commands/calendar.ts';
import { clock } from './commands/clock.ts';
import { closeComment } from './commands/close-comment.ts';
import { doctor } from './commands/doctor.ts';
import { extend } from './commands/extend.ts';
import { forget } from './commands/forget.ts';
import { heads } from './commands/heads.ts';
import { importFile } from './commands/import.ts';
import { letters } from './commands/letters.ts';
import { matrix } from './commands/matrix.ts';
import { outbox } from './commands/outbox.ts';
import { read } from './commands/read.ts';
import { rebuild } from './commands/rebuild.ts';
import { render } from './commands/render.ts';
import { restore } from './commands/restore.ts';
import { rosterActs } from './commands/roster-acts.ts';
import { sectionActs } from './commands/section-acts.ts';
import { status } from './commands/status.ts';
import { verify } from './commands/verify.ts';

/** Every command of `paraf`, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  importFile,
  status,
  ...rosterActs,
  extend,
  ...sectionActs,
  closeComment,
  matrix,
  calendar,
  letters,
  rebuild,
  restore,
  outbox,
  forget,
  verify,
  heads,
  read,
  render,
  doctor,
  clock,
];
