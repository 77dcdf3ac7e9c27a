import { ASSUMED, type Spread } from './assumed.ts';
import { drawn, quantile } from './drawn.ts';

/** The functions between a press and the next person's mail. */
export type Cold = Readonly<Record<'web' | 'relay' | 'openStage' | 'mailer', number>>;

/** From a press to the next mail, in milliseconds, once; `cold`: how often each function is found so. */
function once(cold: Cold, dice: () => number): number {
  const of = (spread: Spread, times = 1) =>
    Array.from({ length: times }, () => drawn(spread, dice)).reduce((sum, one) => sum + one, 0);
  const start = (chance: number) => of(ASSUMED.warm) + (dice() < chance ? of(ASSUMED.cold) : 0);
  // test/outbox/next-mail.test.ts counts these requests: 3 + 2 + 2 + 4.
  const press = start(cold.web) + of(ASSUMED.record, 3);
  const relay = of(ASSUMED.stream) + start(cold.relay) + of(ASSUMED.record) + of(ASSUMED.said);
  const opening = of(ASSUMED.sequenced) + start(cold.openStage) + of(ASSUMED.record, 2);
  const mailer = of(ASSUMED.stream) + start(cold.mailer) + of(ASSUMED.record, 3) + of(ASSUMED.mail);
  return press + relay + opening + mailer;
}

/** The median and what one in twenty exceeds, of so many presses. */
export function modelNextMail(cold: Cold, dice: () => number, presses = 20_000) {
  const took = Array.from({ length: presses }, () => once(cold, dice));
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
}
