/**
 * What the model takes for granted of AWS, in milliseconds and counts, each with where it is from. `half`: the median;
 * `late`: of one in twenty. None of it was measured in an account of ours.
 */
export const ASSUMED = {
  /** One request to DynamoDB from a function of its region: "single-digit milliseconds", with the SDK's own part. */
  record: { half: 8, late: 20 },
  /** SES's answer to SendRawEmail: as people report it for one region; the service promises nothing. */
  mail: { half: 90, late: 250 },
  /** One call to Step Functions. */
  said: { half: 30, late: 80 },
  /** From a task's success to its next task's call: two transitions of a standard workflow. */
  sequenced: { half: 60, late: 200 },
  /** The service's part of a run that finds a process started. */
  warm: { half: 10, late: 30 },
  /** A cold start of a bundle of 50 to 300 kB with 512 MB: Node and the service's part. `npm run weigh` shows ours beside a bare one. */
  cold: { half: 500, late: 900 },
  /** Lambda asks each shard of a stream about four times a second. */
  stream: { half: 150, late: 280 },
  /** Shards of an on-demand table's stream, one for each thousand writes a second that it can take. */
  shards: 4,
  /** Requests of one row in the outbox, of which each takes a `record`. */
  orderRequests: 4,
  mailRequests: 5,
  /** What a stage that opens takes of its function, beside its start. */
  openRequests: 2,
} as const;

export interface Spread {
  readonly half: number;
  readonly late: number;
}
