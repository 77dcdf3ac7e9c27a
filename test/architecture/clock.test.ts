import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Below functions/deployed, time and randomness come in as arguments. */
const ownClock =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(Bytes|UUID|Int)\b|\bTemporal\.Now\b|\bprocess\.env\b/;

function withOwnClock(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .filter((line) => ownClock.test(line));
}

describe('the code below functions/deployed', () => {
  it('has no clock, no dice and no environment of its own', () => {
    const files = globSync('functions/**/*.{ts,tsx}').filter(
      (file) => !file.startsWith('functions/deployed/'),
    );
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap((file) =>
      withOwnClock(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    'const at = Date.now();',
    'new Date().toISOString()',
    'Math.random()',
    'randomBytes(32)',
    'process.env.TABLE',
  ])('would be caught with `%s`', (line) => {
    expect(withOwnClock(`const a = 1;\n  ${line}\n`)).toHaveLength(1);
  });
});
