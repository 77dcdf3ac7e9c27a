/** Up to three of `names` that are most like what was typed, and equally so; none where all are far from it. */
export function nearest(typed: string, names: Iterable<string>): string[] {
  const wanted = typed.toLowerCase();
  const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const like = [...new Set(names)]
    .map((name) => ({ name, far: distance(wanted, words, name.toLowerCase()) }))
    .filter(({ far, name }) => far <= Math.max(2, Math.min(wanted.length, name.length) / 3));
  const best = Math.min(...like.map(({ far }) => far));
  return like.flatMap(({ far, name }) => (far === best ? [name] : [])).slice(0, 3);
}

function distance(wanted: string, words: readonly string[], name: string): number {
  if (name.includes(wanted)) return 0;
  return words.some((word) => name.includes(word)) ? 1 : edits(wanted, name);
}

/** How many letters must be put in, taken out or exchanged to make one of the other (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** " Did you mean …?" with its leading space, or nothing. */
export function didYouMean(typed: string, names: Iterable<string>): string {
  const [first, ...more] = nearest(typed, names);
  if (first === undefined) return '';
  return more.length === 0
    ? ` Did you mean ${first}?`
    : ` Did you mean one of ${[first, ...more].join(', ')}?`;
}
