/** Waits so that no more than the service's rate is sent; one per function instance. */
export function pacer(
  rate: () => Promise<number>,
  { wait, clock }: { wait(ms: number): Promise<void>; clock(): number },
): () => Promise<void> {
  let gapMs: number | null = null;
  let free = 0;
  return async () => {
    gapMs ??= 1000 / (await rate());
    const now = clock();
    const turn = Math.max(now, free);
    free = turn + gapMs;
    if (turn > now) await wait(turn - now);
  };
}
