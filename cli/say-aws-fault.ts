/** Names under which AWS and its SDK say that nobody is signed in, or no longer. */
const NOBODY = [
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'TokenProviderError',
];

/** Names under which it says that this person may not. */
const DENIED = [
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'AuthorizationError',
  'AuthorizationErrorException',
  'NotAuthorized',
];

const UNREACHED = ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'TimeoutError'];

/** A fault of the account, its credentials or the way to it, in a sentence with a way forward; null: none of these. */
export function sayAwsFault(fault: unknown): string | null {
  if (!(fault instanceof Error)) return null;
  if (NOBODY.includes(fault.name)) {
    return `AWS does not know who asks (${fault.name}). Sign in, for example with "aws sso login", or set AWS_PROFILE, and try again.`;
  }
  if (DENIED.includes(fault.name)) {
    return `AWS refuses this to you: ${fault.message} Ask whoever manages the account for that permission; docs/runbook.md#who-may-use-it.`;
  }
  const code = 'code' in fault ? String(fault.code) : '';
  if (UNREACHED.includes(code) || UNREACHED.includes(fault.name)) {
    return `No answer (${code === '' ? fault.name : code}). Is the network up, and the region right?`;
  }
  return null;
}
