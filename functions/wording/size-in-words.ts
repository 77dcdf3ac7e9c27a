import type { Language } from './wording.ts';

/** How big a file is: "850 kB", "1,2 MB". */
export function sizeInWords(bytes: number, language: Language): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}
