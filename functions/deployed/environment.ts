import * as v from 'valibot';
import { MachinesText } from '../step-functions/machines.ts';

const seconds = v.pipe(v.string(), v.transform(Number), v.number(), v.finite(), v.minValue(0.001));
const text = v.pipe(v.string(), v.minLength(1));

/**
 * What the functions are told by their environment. Each function picks what it needs, and parses `process.env` with
 * it: a deployment that lacks a setting fails at its first start, with the setting's name. Times are seconds.
 */
export const Environment = v.object({
  TABLE: text,
  BUCKET: text,
  STATE_MACHINES: MachinesText,
  SENDER: text,
  /** Where answers to mails go; '' or none: to the plan's contact. */
  REPLY_TO: v.optional(v.string(), ''),
  BASE_URL: text,
  /** The HTTP API's own address, which goes on to answer where BASE_URL is another. */
  API_URL: v.optional(text),
  /** Whom sign-in asks who somebody is (OpenID Connect), and its name there. */
  ISSUER: text,
  CLIENT_ID: text,
  /** '' where there is none. */
  CONFIGURATION_SET: v.string(),
  LEASE_SECONDS: seconds,
  /** Longer than the renderer lives: a claim of its outlasts it. */
  RENDER_LEASE_SECONDS: seconds,
  FIRST_TRY_SECONDS: seconds,
  MOVE_SECONDS: seconds,
  REFUSED_SECONDS: seconds,
  /** Where this stack's own metrics stand. */
  METRICS: v.optional(v.string(), 'Paraf'),
  /** 0: ask the mail service. */
  MAILS_PER_SECOND: v.pipe(v.string(), v.transform(Number), v.number(), v.finite(), v.minValue(0)),
  /** To one person in an hour: more than one who is asked about every section of a plan in a morning. */
  MAILS_PER_HOUR: v.pipe(v.optional(v.string(), '200'), v.transform(Number), v.number(), v.minValue(1)),
});
