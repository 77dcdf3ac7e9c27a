import { setTimeout as pause } from 'node:timers/promises';

/** How a process waits before it asks again, and throws the dice for how long. */
export const patiently = {
  random: () => Math.random(),
  wait: async (ms: number) => {
    await pause(ms);
  },
};
