const SECOND = 1_000;

/** How long one request may take, in milliseconds, and how often the SDK asks. */
interface Patience {
  readonly connectionMs: number;
  readonly requestMs: number;
  readonly attempts: number;
}

/** By itself the SDK would wait for as long as the function lives. */
const records: Patience = { connectionMs: SECOND, requestMs: 4 * SECOND, attempts: 3 };
/** A file of 10 MB takes longer. */
const files: Patience = { connectionMs: SECOND, requestMs: 8 * SECOND, attempts: 2 };
/** The outbox tries again, and a second try by the SDK after a lost answer would double a mail. */
const mail: Patience = { connectionMs: 3 * SECOND, requestMs: 10 * SECOND, attempts: 1 };

/** What the SDK waits between attempts, at most: half a second where it was throttled, then twice that. */
const pausesMs = (attempts: number): number => 500 * (2 ** (attempts - 1) - 1);

const longest = ({ connectionMs, requestMs, attempts }: Patience): number =>
  attempts * (connectionMs + requestMs) + pausesMs(attempts);

/** The longest that a call of any client may take, in milliseconds: every function lives longer than this. */
export const LONGEST_CALL_MS = Math.max(...[records, files, mail].map(longest));

const settings = ({ connectionMs, requestMs, attempts }: Patience) => ({
  maxAttempts: attempts,
  requestHandler: {
    connectionTimeout: connectionMs,
    requestTimeout: requestMs,
    throwOnRequestTimeout: true,
  },
});

/** Settings of every AWS client: a request whose answer does not come is given up, and tried again. */
export const patience = settings(records);
export const patienceWithFiles = settings(files);
export const patienceWithMail = settings(mail);
