/** What one look has found: `mend` says what to do where something must be done. */
export interface Finding {
  readonly about: string;
  readonly said: string;
  readonly mend: string | null;
}

export const well = (about: string, said: string): Finding => ({ about, said, mend: null });
export const toMend = (about: string, said: string, mend: string): Finding => ({ about, said, mend });

/** The findings as lines: `ok` or `to mend`, and under the latter what to do. */
export function findingLines(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings.flatMap(({ about, said, mend }) => {
    const line = `${mend === null ? 'ok     ' : 'to mend'}  ${about.padEnd(width)}  ${said}`;
    return mend === null ? [line] : [line, `${' '.repeat(width + 11)}→ ${mend}`];
  });
}
