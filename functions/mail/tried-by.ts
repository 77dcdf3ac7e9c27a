import { backOff, type Delivery, type Tried } from '../outbox/deliver-row.ts';
import type { Posted } from './post.ts';

/** The lease was over before the mail went: whoever has it now sends it. */
export const LEASE_OVER = { failed: 'lease-over' } as const;

/** What becomes of a row by how its mail fared. */
export function triedBy(
  delivery: Delivery,
  row: { readonly attempts: number },
  posted: Posted | typeof LEASE_OVER,
): Tried {
  if ('messageId' in posted) return { state: 'sent', messageId: posted.messageId };
  if (posted.failed === 'lease-over') return { state: 'later', reason: posted.failed, at: delivery.now() };
  if (posted.failed === 'rejected') return { state: 'failed', reason: 'rejected' };
  const reason = `${posted.failed}: ${posted.error}`;
  if (posted.failed !== 'later') return { state: 'faulted', reason };
  return { state: 'later', reason, at: backOff(delivery, row.attempts + 1) };
}
