/** One measured thing: what came out, what it is held against, and whether it holds (null: nothing to hold it to). */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean | null;
}

/** A figure with the most it may be. */
export function atMost(what: string, value: number, most: number, unit: string): Finding {
  return { what, measured: figure(value, unit), target: `≤ ${figure(most, unit)}`, met: value <= most };
}

/** A figure with the least it should be. */
export function atLeast(what: string, value: number, least: number, unit: string): Finding {
  return { what, measured: figure(value, unit), target: `≥ ${figure(least, unit)}`, met: value >= least };
}

export const plain = (what: string, measured: string): Finding => ({ what, measured, target: '', met: null });

/** Two significant decimals where they say something: `1.7 ×`, `43 ms`, `212 MB`. */
export const figure = (value: number, unit: string): string =>
  `${Number.isNaN(value) ? '?' : value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value)} ${unit}`;

/** Columns of a text table, as wide as what stands in them. */
export function tableText(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, measured, target, met }) => [
    what,
    measured,
    target,
    met === null ? '' : met ? 'met' : 'MISSED',
  ]);
  const all = [['measured', 'result', 'target', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
