/** Signs of the fonts Symbol and Wingdings as Unicode has them, by the last two figures of their code. */
const signs: Readonly<Record<string, string>> = {
  b7: '•',
  a7: '▪',
  a8: '☐',
  d8: '➢',
  fc: '✓',
  fb: '✗',
  fd: '☒',
  fe: '☑',
  '76': '❖',
  '6c': '●',
  '6e': '■',
  '6f': '□',
  '71': '❑',
  '2d': '–',
  e0: '→',
  e8: '➔',
  ae: '→',
  b3: '≥',
  a3: '≤',
  b0: '°',
  b1: '±',
  d7: '·',
};

/** Fonts whose letters are signs. */
export const isSignFont = (name: string): boolean => /^(?:wingdings|webdings)/i.test(name);

/** What a list's bullet shows; the fonts of signs keep theirs in a private range, "o" is Courier's ring. */
export function bulletOf(text: string, font: string): string {
  const [letter = '•'] = text;
  const code = letter.codePointAt(0) ?? 0;
  const isSign =
    (code >= 0xf000 && code <= 0xf0ff) || (code < 0x100 && (isSignFont(font) || font === 'Symbol'));
  if (isSign) return signs[(code & 0xff).toString(16)] ?? '•';
  return letter === 'o' ? '○' : letter;
}

/** `w:sym`: a sign by its code in a font. What is not known shows as an empty square. */
export function symbolOf(code: string | undefined): string {
  if (code === undefined || !/^[0-9a-f]{1,4}$/i.test(code)) return '□';
  return signOf(Number.parseInt(code, 16));
}

/** Text with the signs of the private range, and all letters of a font of signs, in Unicode. */
export function withSigns(text: string, isSigns: boolean): string {
  return text.replace(isSigns ? /[\u0021-\u00FF\uF020-\uF0FF]/g : /[\uF020-\uF0FF]/g, (letter) =>
    signOf(letter.charCodeAt(0)),
  );
}

const signOf = (code: number): string => signs[(code & 0xff).toString(16)] ?? '□';
