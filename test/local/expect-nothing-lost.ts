import { expect } from 'vitest';
import { messageIdOf } from '../../functions/mail/thread.ts';
import { rowOf, type Stormed } from './storm-through.ts';

/** Holds what a storm left against what was acknowledged in it; prints the figures. */
export function expectNothingLost(storm: Stormed): void {
  const { crashes, pressed, history, rows, mails } = storm;
  const copies = new Map<string, number[]>();
  for (const mail of mails) {
    const row = rowOf(mail);
    copies.set(
      row,
      [...(copies.get(row) ?? []), Date.parse(mail.time)].sort((a, b) => a - b),
    );
  }
  const acknowledged = pressed.filter((it) => it.acknowledged);
  const doubled = [...copies.values()].reduce((sum, times) => sum + times.length - 1, 0);
  process.stdout.write(
    `seed ${storm.seed}: ${crashes.length} kills, ${pressed.length} decisions pressed, ${acknowledged.length} acknowledged, ` +
      `${storm.rebuilds} rebuilds, ${mails.length} mails, ${doubled} doubled\n`,
  );

  expect(storm.awry).toEqual([]);
  const stuck = storm.status.filter(
    (it) => it.state !== 'signed-off' || it.halted !== null || it.round !== 2,
  );
  expect(stuck).toEqual([]);
  expect(storm.status).toHaveLength(history.size);

  // Each acknowledged decision once; one without an answer once at most; no other.
  const counted = [...history].flatMap(([section, keys]) => keys.map((key) => `${section} ${key}`));
  expect(counted.filter((id, i) => counted.indexOf(id) !== i)).toEqual([]);
  const lost = acknowledged.filter(({ section, key }) => !counted.includes(`${section} ${key}`));
  expect(lost).toEqual([]);
  const all = new Set(pressed.map(({ section, key }) => `${section} ${key}`));
  expect(counted.filter((id) => !all.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(history.size * 7);
  expect(storm.verified.code, storm.verified.out).toBe(0);

  expect(rows.filter(({ state }) => state !== 'sent' && state !== 'dropped')).toEqual([]);
  const sent = rows.filter(({ kind, state }) => kind === 'mail' && state === 'sent');
  const ids = new Set(
    sent.map(({ section, row }) => /mail\.([0-9a-f]+)/.exec(messageIdOf(`${section}/${row}`, 'x'))?.[1]),
  );
  expect([...ids].filter((id) => !copies.has(id ?? ''))).toEqual([]);
  expect(sent.length).toBeGreaterThan(history.size * 8);
  // A second copy only where a kill lies between it and the one before.
  const causeless = [...copies].filter(([, times]) =>
    times.slice(1).some((time, i) => !crashes.some(({ from, to }) => (times[i] ?? 0) <= to && time >= from)),
  );
  expect(causeless).toEqual([]);
  expect([...copies.values()].filter((times) => times.length > 1 + crashes.length)).toEqual([]);
}
