import { GetSendQuotaCommand, SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import { type SentRow, tagsOf } from './message-tags.ts';

/**
 * How a mail fared. `rejected`: the service will not take it, now or later. `later`: it wants us to slow down, or the
 * day's quota is used up. `misconfigured`: the sender, the configuration set or the account cannot send until somebody
 * mends it. `unsure`: no answer came, so the mail may or may not have gone. `error` is the service's name for it.
 */
export type Posted =
  | { readonly messageId: string }
  | {
      readonly failed: 'rejected' | 'later' | 'misconfigured' | 'unsure';
      readonly error: string;
    };

const FAILURES: Readonly<Record<string, Extract<Posted, { failed: string }>['failed']>> = {
  MessageRejected: 'rejected',
  InvalidParameterValue: 'rejected',
  MailFromDomainNotVerifiedException: 'misconfigured',
  ConfigurationSetDoesNotExistException: 'misconfigured',
  ConfigurationSetDoesNotExist: 'misconfigured',
  ConfigurationSetSendingPausedException: 'misconfigured',
  AccountSendingPausedException: 'misconfigured',
  AccessDenied: 'misconfigured',
  AccessDeniedException: 'misconfigured',
  Throttling: 'later',
  ThrottlingException: 'later',
  TooManyRequestsException: 'later',
  LimitExceededException: 'later',
  ServiceUnavailable: 'later',
};

/** In MessageRejected, the only sign that it is our sender that is not verified, and no fault of the recipient's. */
const NOT_VERIFIED = /not verified/i;

/** What Paraf says to the mail service. */
export interface Post {
  /** Sends the bytes of one mail. The addresses are the envelope's; `of` comes back with its bounce. Throws nothing that the service answers. */
  readonly post: (
    raw: Uint8Array,
    envelope: { readonly from: string; readonly to: string; readonly of: SentRow },
  ) => Promise<Posted>;
  /** How many mails a second the account may send; at least 1. */
  readonly sendRate: () => Promise<number>;
}

/**
 * Bound to a client, which should try once only (`maxAttempts: 1`): a retry after a lost answer doubles a mail, and the
 * outbox retries anyway. `configurationSet` may be '' where there is none.
 */
export const postBy = (ses: SESClient, configurationSet: string): Post => ({
  post: async (raw, { from, to, of }) => {
    try {
      const { MessageId } = await ses.send(
        new SendRawEmailCommand({
          RawMessage: { Data: raw },
          Source: from,
          Destinations: [to],
          Tags: Object.entries(tagsOf(of)).map(([Name, Value]) => ({ Name, Value })),
          ...(configurationSet === '' ? {} : { ConfigurationSetName: configurationSet }),
        }),
      );
      return MessageId === undefined ? { failed: 'unsure', error: 'NoMessageId' } : { messageId: MessageId };
    } catch (error) {
      return failureOf(error);
    }
  },
  sendRate: async () => {
    const { MaxSendRate } = await ses.send(new GetSendQuotaCommand({}));
    return Math.max(1, MaxSendRate ?? 1);
  },
});

function failureOf(error: unknown): Posted {
  if (!(error instanceof Error)) return { failed: 'unsure', error: 'Unknown' };
  const failed = FAILURES[error.name] ?? 'unsure';
  const ours = failed === 'rejected' && NOT_VERIFIED.test(error.message);
  return { failed: ours ? 'misconfigured' : failed, error: error.name };
}
