/** What the schedule does every minute when deployed: wakes each function in turn, never twice at once. */
export function startTicks(
  everyMs: number,
  wake: readonly (() => Promise<unknown>)[],
): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const tick = async () => {
    for (const each of wake) {
      if (stopped) return;
      // A function logs its own fault; the next tick sees the same rows.
      await each().catch(() => {});
    }
  };
  const loop = () => {
    if (stopped) return;
    running = tick().then(() => {
      timer = setTimeout(loop, everyMs);
    });
  };
  let timer = setTimeout(loop, 0);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
