import * as v from 'valibot';
import { STAGES } from '../../approval/path/stages.ts';

const base = {
  plan: v.string(),
  section: v.string(),
  round: v.number(),
  stage: v.picklist(STAGES),
  person: v.string(),
  /** ISO instant after which it opens nothing. */
  expires: v.string(),
};

/** What an emailed link points to. Only the SHA-256 of its secret is stored, as the key. */
export const LinkItem = v.variant('kind', [
  v.object({
    ...base,
    kind: v.literal('review'),
    epoch: v.number(),
    /** HMAC of the sign-off code, keyed by the link's secret; null where no code is asked. */
    code: v.nullable(v.string()),
    /** Six-digit codes that were tried and not found right. */
    tries: v.number(),
    /**
     * Of a link that was opened on another page of the same person's, the mailed link behind it: its assignment, and
     * its secret, sealed under this link's own. It is what such a link stands and falls with.
     */
    mailed: v.optional(
      v.object({
        section: v.string(),
        round: v.number(),
        stage: v.picklist(STAGES),
        epoch: v.number(),
        sealed: v.string(),
      }),
    ),
  }),
  v.object({ ...base, kind: v.literal('not-me'), decision: v.string(), decidedAt: v.string() }),
]);
export type Link = v.InferOutput<typeof LinkItem>;
export type ReviewLink = Extract<Link, { kind: 'review' }>;
export type NotMeLink = Extract<Link, { kind: 'not-me' }>;
