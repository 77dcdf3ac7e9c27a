import { randomUUID } from 'node:crypto';
import type { Header } from './raw-mail.ts';

/** What SES publishes through a configuration set (to SNS or EventBridge's detail) about a bounce or a complaint. */
export interface FeedbackEvent {
  eventType: 'Bounce' | 'Complaint';
  mail: {
    timestamp: string;
    source: string;
    sourceArn: string;
    sendingAccountId: string;
    messageId: string;
    destination: string[];
    headersTruncated: boolean;
    headers: Header[];
    commonHeaders: { from: string[]; to: string[]; messageId: string; subject: string };
    tags: Record<string, string[]>;
  };
  bounce?: {
    feedbackId: string;
    bounceType: 'Permanent';
    bounceSubType: 'General' | 'Suppressed';
    bouncedRecipients: { emailAddress: string; action: string; status: string; diagnosticCode: string }[];
    timestamp: string;
    reportingMTA: string;
  };
  complaint?: {
    feedbackId: string;
    complaintSubType: null;
    complainedRecipients: { emailAddress: string }[];
    timestamp: string;
    userAgent: string;
    complaintFeedbackType: 'abuse';
    arrivalDate: string;
  };
}

/**
 * What the recipients of one accepted mail make SES publish. The addresses are those of SES's mailbox simulator
 * (`bounce@`, `complaint@`, `suppressionlist@`, each with an optional `+label`); all others are silent.
 */
export function feedbackFor(mail: FeedbackEvent['mail'], now: Date): FeedbackEvent[] {
  const timestamp = now.toISOString();
  return mail.destination.flatMap((emailAddress): FeedbackEvent[] => {
    const kind = /^(bounce|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i.exec(
      emailAddress,
    );
    switch (kind?.[1]?.toLowerCase()) {
      case 'bounce':
        return [bounce(mail, emailAddress, timestamp, 'General', 'smtp; 550 5.1.1 user unknown')];
      case 'suppressionlist':
        return [
          bounce(
            mail,
            emailAddress,
            timestamp,
            'Suppressed',
            'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
          ),
        ];
      case 'complaint':
        return [
          {
            eventType: 'Complaint',
            mail,
            complaint: {
              feedbackId: randomUUID(),
              complaintSubType: null,
              complainedRecipients: [{ emailAddress }],
              timestamp,
              userAgent: 'Amazon SES Mailbox Simulator',
              complaintFeedbackType: 'abuse',
              arrivalDate: timestamp,
            },
          },
        ];
      default:
        return [];
    }
  });
}

function bounce(
  mail: FeedbackEvent['mail'],
  emailAddress: string,
  timestamp: string,
  bounceSubType: 'General' | 'Suppressed',
  diagnosticCode: string,
): FeedbackEvent {
  return {
    eventType: 'Bounce',
    mail,
    bounce: {
      feedbackId: randomUUID(),
      bounceType: 'Permanent',
      bounceSubType,
      bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1', diagnosticCode }],
      timestamp,
      reportingMTA: 'dns; a8-53.smtp-out.ap-southeast-3.amazonses.com',
    },
  };
}
