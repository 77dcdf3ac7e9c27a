/**
 * How long the outbox and the repair wait, in seconds, as environment of the deployed functions.
 * A claim outlives the function that took it: every timeout is below LEASE_SECONDS.
 */
export const timing = {
  LEASE_SECONDS: '120',
  FIRST_TRY_SECONDS: '120',
  MOVE_SECONDS: '180',
  REFUSED_SECONDS: '60',
} as const;
