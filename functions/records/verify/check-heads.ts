import type { Finding } from './finding.ts';

/** Where a chain stood when somebody kept its head elsewhere: of a section, or of a plan by the plan's id. */
export interface KeptHead {
  readonly of: string;
  readonly seq: number;
  /** The whole hash, in lower-case hex. */
  readonly head: string;
}

type Chain = readonly { readonly seq: number; readonly hash: string }[];

/** Whether each head is still in its chain; `chainOf` gives the events of a section or plan, if there are any. */
export const checkHeads = (
  kept: readonly KeptHead[],
  chainOf: (of: string) => Chain | undefined,
): Finding[] =>
  kept.flatMap(({ of, seq, head }) => {
    const found = chainOf(of)?.find((event) => event.seq === seq);
    if (found === undefined) return [{ section: of, event: seq, what: 'was kept outside, and is gone' }];
    return found.hash === head
      ? []
      : [
          {
            section: of,
            event: seq,
            what: 'is not the one that was kept outside: the history was written anew',
          },
        ];
  });
