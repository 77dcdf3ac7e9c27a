/** One filter of a stream mapping, in the shape of Lambda's FilterCriteria pattern (before JSON.stringify). */
export type StreamFilter = {
  readonly eventName: readonly string[];
  readonly dynamodb: {
    readonly Keys: { readonly pk: { readonly S: readonly { readonly prefix: string }[] } };
    readonly NewImage: { readonly kind: { readonly S: readonly string[] } };
  };
};

/**
 * Which outbox rows wake which function. Only inserts: claims, retries and settlements of a row are updates, and
 * what an insert did not bring about is the sweeper's. The deployed stream mappings and the local stream pump both
 * read these objects.
 */
export const streamFilters = {
  relay: outboxInsert('start', 'resume', 'stop'),
  mailer: outboxInsert('mail'),
} as const satisfies Record<string, StreamFilter>;

function outboxInsert(...kinds: string[]): StreamFilter {
  return {
    eventName: ['INSERT'],
    dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } }, NewImage: { kind: { S: kinds } } },
  };
}
