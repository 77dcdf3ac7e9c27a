/**
 * List prices in US dollars, without free tiers: N. Virginia's, from the pages named (read in 2025 and 2026), times the
 * margin. Jakarta's own stand in the Price List API, which needs an account; docs/runbook.md says how to ask it.
 */
export const JAKARTA_MARGIN = 1.25;

const listed = (usd: number, per: number): number => (usd * JAKARTA_MARGIN) / per;
const MILLION = 1_000_000;

export const PRICES = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: listed(0.625, MILLION),
  readUnit: listed(0.125, MILLION),
  recordsGbMonth: listed(0.25, 1),
  recoveryGbMonth: listed(0.2, 1),
  /** https://aws.amazon.com/lambda/pricing/ (arm64) */
  invocation: listed(0.2, MILLION),
  gbSecond: listed(0.0000133334, 1),
  /** https://aws.amazon.com/step-functions/pricing/ (standard workflows; in Singapore the same) */
  transition: listed(0.025, 1000),
  /** https://aws.amazon.com/api-gateway/pricing/ (HTTP APIs, per 512 kB) */
  apiRequest: listed(1, MILLION),
  /** https://aws.amazon.com/s3/pricing/ (standard) */
  put: listed(0.005, 1000),
  get: listed(0.0004, 1000),
  documentsGbMonth: listed(0.023, 1),
  /** https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer */
  gbOut: listed(0.09, 1),
  /** https://aws.amazon.com/eventbridge/pricing/ (scheduler) */
  wake: listed(1, MILLION),
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGb: listed(0.5, 1),
  alarmMonth: listed(0.1, 1),
  /** https://aws.amazon.com/ses/pricing/ */
  mail: listed(0.1, 1000),
  /** https://aws.amazon.com/cognito/pricing/ (Essentials, per person who signs in within a month) */
  signedInMonth: listed(0.015, 1),
} as const;

/**
 * Milliseconds that a run is billed for: assumptions, to be held against the "Duration" and "Init Duration" that Lambda
 * logs. `cold`: with the start of Node and the bundle; `render`: of one draft or comparison, with the process that reads it. A function that is woken every minute is warm.
 */
export const BILLED_MS = { cold: 1000, warm: 150, tick: 60, render: 1500 } as const;

/** Gigabytes of memory (infra/paraf-stack.ts). */
export const MEMORY_GB = { web: 1, other: 0.5, renderer: 2 } as const;

/** Bytes of a log line, ours or the API's. */
export const LOG_LINE_BYTES = 400;
