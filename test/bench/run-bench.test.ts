import { expect, it } from 'vitest';
import { benchBoard } from '../../bench/board.ts';
import { tableText } from '../../bench/report.ts';
import { runBench } from '../../bench/run-bench.ts';
import { flatOut, quantile } from '../../bench/loops.ts';

it('measures a handful of sections from their preparation to the last mail', {
  timeout: 240_000,
}, async () => {
  const { findings, faults } = await runBench({ sections: 4, history: 8, say: () => {} });
  expect(faults).toEqual([]);
  const found = new Map(findings.map(({ what, measured }) => [what, measured]));
  // The four decided one at a time, four reviewers of each of two short and two long histories, and the four sections themselves.
  expect(found.get('decisions made')).toBe('24');
  expect(found.get('decisions that failed')).toBe('0');
  const delays = [...found].filter(([what]) => what.startsWith('click to next mail') && what.endsWith('p95'));
  expect(delays.map(([, measured]) => measured)).toEqual(
    Array(2).fill(expect.stringMatching(/^\d+(\.\d)? s$/)),
  );
  expect(tableText(findings)).toContain('decision p50 ÷ floor p50');
});

it('measures a small board: two Queries beside the session and the members, and a page no larger than it may be', {
  timeout: 120_000,
}, async () => {
  const findings = await benchBoard(3, () => {});
  const found = new Map(findings.map(({ what, measured }) => [what, measured]));
  expect(found.get('board of 3 sections, requests')).toBe('GetItem, GetItem, BatchGetItem, Query, Query');
  expect(Number(found.get('board of 3 sections, read units'))).toBeGreaterThan(0);
  expect(findings.find(({ what }) => what.endsWith('page'))?.met).toBe(true);
});

it('counts a thing that failed as a fault, with its time', async () => {
  const all = await flatOut([1, 2, 3], 2, async (n) => {
    if (n === 2) throw new Error('the second one');
  });
  expect(all.map(({ fault }) => fault).filter((fault) => fault !== null)).toEqual(['Error: the second one']);
});

it('tells the value that 95 of 100 lie at or below', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile([], 0.5)).toBeNaN();
});
