/** One filter of a stream mapping, in the shape of Lambda's FilterCriteria pattern (before JSON.stringify). */
export type StreamFilter = {
  readonly eventName: readonly string[];
  readonly dynamodb: {
    readonly Keys: { readonly pk: { readonly S: readonly { readonly prefix: string }[] } };
    readonly NewImage: { readonly kind: { readonly S: readonly string[] } };
  };
};

/**
 * Which rows wake which function. Only inserts: claims, retries and settlements of a row are updates, and what an insert
 * did not bring about is the sweeper's, or the tick's. The deployed stream mappings and the local stream pump both
 * read these objects.
 */
export const streamFilters = {
  relay: insert('OUTBOX#', 'start', 'resume', 'stop'),
  mailer: insert('OUTBOX#', 'mail', 'letter'),
  renderer: insert('RENDER#', 'draft', 'comparison'),
} as const satisfies Record<string, StreamFilter>;

function insert(prefix: string, ...kinds: string[]): StreamFilter {
  return {
    eventName: ['INSERT'],
    dynamodb: { Keys: { pk: { S: [{ prefix }] } }, NewImage: { kind: { S: kinds } } },
  };
}
