import { readFile } from 'node:fs/promises';
import { planOf } from '../functions/records/keys.ts';
import type { KeptHead } from '../functions/records/verify/check-heads.ts';
import { CannotDo } from './command.ts';

const LINE = /^([a-z0-9.-]+) ([1-9][0-9]*) ([0-9a-f]{64})$/;

/** A line of what `paraf heads` prints. */
export const headLine = ({ of, seq, head }: KeptHead): string => `${of} ${seq} ${head}`;

/** The plan whose chain or whose section's chain a head is of. */
export const planOfHead = ({ of }: KeptHead): string => (of.includes('.') ? planOf(of) : of);

/** The heads that a file of such lines keeps. Throws CannotDo where it cannot be read, or is of other lines. */
export async function readHeads(path: string): Promise<KeptHead[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    throw new CannotDo(`${path} cannot be read (${fault instanceof Error ? fault.message : String(fault)}).`);
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new CannotDo(`${path} keeps no heads.`);
  return lines.map((line, place) => {
    const [, of, seq, head] = LINE.exec(line.trim()) ?? [];
    if (of === undefined || seq === undefined || head === undefined)
      throw new CannotDo(`Line ${place + 1} of ${path} is no head as "paraf heads" prints them.`);
    return { of, seq: Number(seq), head };
  });
}
