import type { UndeliverableReason } from '../approval/event.ts';

/** Why something stands still or did not arrive, as the end of a sentence. */
export interface NoticeWords {
  readonly undeliverable: Readonly<Record<UndeliverableReason, string>>;
  /** `reason` is a code of ours or the name of an error; one without words of its own stands in brackets. */
  readonly halted: (reason: string) => string;
}
