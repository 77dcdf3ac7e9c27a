import * as v from 'valibot';
import { inOwnProcess } from '../readable/process-apart.ts';
import type { Apart } from '../readable/convert-apart.ts';
import { Comparison } from './comparison.ts';

/** A comparison is bounded by counted steps, far below these: they are for what nobody thought of. */
const DEADLINE_MS = 30_000;
const MEMORY_MB = 400;

/**
 * Compares two readable drafts, given as their chunks, in a process of its own: it takes up to some seconds, during which
 * this one answers others. Throws ReadingStopped.
 */
export async function compareApart(
  older: readonly Uint8Array[],
  newer: readonly Uint8Array[],
  { deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB, ...apart }: Apart,
): Promise<Comparison | { readonly notComparable: 'too-much' | 'fault' }> {
  const task = { value: { older: older.length }, bytes: [...older, ...newer] };
  const ended = await inOwnProcess(task, { ...apart, deadlineMs, memoryMb });
  if ('ended' in ended) return { notComparable: ended.ended };
  const answer = v.safeParse(Comparison, ended.answer.value);
  return answer.success ? answer.output : { notComparable: 'fault' };
}
