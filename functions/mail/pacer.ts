/** How a run of the mailer keeps the rate. Null: the mail may go now; else the instant before which it may not. */
export type Pace = () => Promise<string | null>;

/** Waits so that no more than this many a second is sent, where one process sends all mails. */
export function pacer(
  perSecond: number,
  { wait, clock }: { wait(ms: number): Promise<void>; clock(): number },
): Pace {
  let free = 0;
  return async () => {
    const now = clock();
    const turn = Math.max(now, free);
    free = turn + 1000 / perSecond;
    if (turn > now) await wait(turn - now);
    return null;
  };
}
