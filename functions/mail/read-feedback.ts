import * as v from 'valibot';
import type { UndeliverableReason } from '../approval/event.ts';
import { rowOfTags, type SentRow } from './message-tags.ts';

/** Of all that the service tells about a mail, only what is read here: never an address, a subject or a diagnosis. */
const Tag = v.optional(v.array(v.string()), []);
const mail = v.object({ tags: v.optional(v.object({ section: Tag, row: Tag }), {}) });
const text = v.nullish(v.string());

const SesEvent = v.variant('eventType', [
  v.object({
    eventType: v.literal('Bounce'),
    mail,
    bounce: v.object({ bounceType: v.string(), bounceSubType: text }),
  }),
  v.object({
    eventType: v.literal('Complaint'),
    mail,
    complaint: v.object({ complaintSubType: text, complaintFeedbackType: text }),
  }),
  v.object({ eventType: v.literal('Reject'), mail }),
]);
type SesEvent = v.InferOutput<typeof SesEvent>;

/** What became of a mail. `reason`: why it is not read; `soft`: it may be another day; null where it may still be, or was. */
export interface Feedback {
  readonly of: SentRow | null;
  readonly reason: UndeliverableReason | 'soft' | null;
}

/**
 * Reads a sending event as SES publishes it (`eventType`, `mail`, and one object named after the type; in EventBridge it
 * is the `detail`). Throws valibot's ValiError on anything else.
 */
export function readFeedback(published: unknown): Feedback {
  const event = v.parse(SesEvent, published);
  const { section, row } = event.mail.tags;
  return { of: rowOfTags(section?.[0], row?.[0]), reason: reasonOf(event) };
}

/** SES's words for "on the suppression list": the global one, and the account's. */
const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList'];

/** SES calls these transient, because the address is not at fault; but the same mail is refused again. */
const REFUSED_CONTENT = ['ContentRejected', 'AttachmentRejected', 'MessageTooLarge'];

function reasonOf(event: SesEvent): Feedback['reason'] {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType } = event.bounce;
      if (bounceType === 'Transient')
        return REFUSED_CONTENT.includes(bounceSubType ?? '') ? 'content-refused' : 'soft';
      return SUPPRESSED.includes(bounceSubType ?? '') ? 'suppressed' : 'bounced';
    }
    case 'Complaint': {
      const { complaintSubType, complaintFeedbackType } = event.complaint;
      // Somebody has taken the mail out of their spam folder again.
      if (complaintFeedbackType === 'not-spam') return null;
      return SUPPRESSED.includes(complaintSubType ?? '') ? 'suppressed' : 'complained';
    }
    case 'Reject':
      return 'rejected';
  }
}
