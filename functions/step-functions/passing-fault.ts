/** DynamoDB's and Lambda's words for "too much at once"; the SDK has tried a few times by then. */
const THROTTLED = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
];

/** No answer came, or no connection: what the SDK and Node call it, by name or code. */
const UNANSWERED = [
  'TimeoutError',
  'RequestTimeout',
  'NetworkingError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
];

/** Whether this fault of an AWS client may be gone in a moment: throttled, unanswered, or the service's own. */
export function isPassing(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('$fault' in fault && fault.$fault === 'server') return true;
  const code = 'code' in fault ? String(fault.code) : '';
  return THROTTLED.includes(fault.name) || UNANSWERED.includes(fault.name) || UNANSWERED.includes(code);
}
