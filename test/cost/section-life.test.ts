import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { idleMinute } from './idle-minute.ts';
import { type Life, liveSection } from './live-section.ts';
import type { Meter } from './metered-table.ts';
import { boardLines, idleLines, type Line, rowsOf, sectionLines, sectionsLines, sumOf } from './sums.ts';

/** Limits in US dollars: a section without its mails, and an idle month of a trial. */
const SECTION_USD = 0.002;
const IDLE_USD = 1;
/** Metrics that alarms watch: they are paid by the metric. test/infra/alarms.test.ts counts them. */
const ALARMS = { dev: 3, prod: 19 } as const;
/** How far the runbook may be from what is counted: a request more or less is no news. */
const NEAR = 0.1;

let local: RecordsTable;
let life: Life;
let minute: Meter;
beforeAll(async () => {
  local = await startRecordsTable('dynamodb-local');
  life = await liveSection(local);
  minute = await idleMinute(local);
}, 120_000);
afterAll(() => local.stop());

/** The rows that the runbook has between two of its lines: US dollars by what they are for. */
function toldBetween(from: string, to: string): Map<string, number> {
  const runbook = readFileSync('docs/runbook.md', 'utf8');
  const start = runbook.indexOf(`\n${from}\n`);
  const part = runbook.slice(start, runbook.indexOf(`\n${to}`, start + 1));
  const rows = part.matchAll(/^\| (?<what>[^|]+?) \|[^|]*\| \**(?<usd>[\d.]+)\** \|$/gm);
  return new Map([...rows].map(({ groups }) => [groups?.['what'] ?? '', Number(groups?.['usd'])]));
}

function expectTold(told: ReadonlyMap<string, number>, lines: readonly Line[]): void {
  const say = `docs/runbook.md should have:\n${rowsOf(lines).join('\n')}\n`;
  for (const { what, usd } of [...lines, { what: '**Sum**', usd: sumOf(lines) }]) {
    const least = Math.max(usd * NEAR, usd < 0.01 ? 0 : 0.01);
    expect(Math.abs((told.get(what) ?? Number.NaN) - usd), `${what}: ${say}`).toBeLessThanOrEqual(least);
  }
}

describe('by list price, without free tiers', () => {
  test('a section costs no more than a fifth of a cent from its start to sign-off, mail aside', () => {
    expect(sumOf(sectionLines(life))).toBeLessThanOrEqual(SECTION_USD);
    expect(life).toMatchObject({ openings: 7, mails: 30 });
  });

  test('an idle month of a trial costs less than a dollar', () => {
    expect(minute.writes).toBe(0);
    expect(sumOf(idleLines(minute, ALARMS.dev))).toBeLessThan(IDLE_USD);
  });

  test('the runbook says what all of it comes to', () => {
    expectTold(toldBetween('### One section', '### An idle month'), sectionLines(life));
    expectTold(toldBetween('### An idle month', '### Kominfo'), idleLines(minute, ALARMS.dev));
    expectTold(toldBetween("### Kominfo's board", '### By the month'), boardLines(3, 100));
    expectTold(toldBetween('26 sections:', '1,000 sections:'), sectionsLines(life, 26));
    expectTold(toldBetween('1,000 sections:', 'So: '), sectionsLines(life, 1000));
    const idle = sumOf(idleLines(minute, ALARMS.prod));
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const said = [
      ...runbook.matchAll(/in `prod`: US\$([\d.]+); a thousand sections: US\$([\d.]+)\./g),
    ].flat();
    expect(Number(said[1])).toBeCloseTo(idle + sumOf(sectionsLines(life, 26)), 1);
    expect(Number(said[2])).toBeCloseTo(idle + sumOf(sectionsLines(life, 1000)), 0);
  });
});
