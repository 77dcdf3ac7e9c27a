const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]+/gu;
const LINE_ENDS = /\r\n?|\p{Zl}|\p{Zp}/gu;
/** Format characters may turn the reading direction or hide text; joiners stay, some scripts need them. */
const UNSEEN = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONG_NUMBER = /\p{Nd}{6,}/gu;
/** A narrow no-break space: the digits still read as one number. */
const THIN = '\u202f';

/** A title or a name on one line: line ends, control characters and runs of space become one space. */
export const oneLine = (text: string): string => text.toWellFormed().replace(CONTROLS, ' ').trim();

/** What someone wrote, in lines: without control characters, and without more than one empty line in a row. */
export const inLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** At most so many characters, cut at a word with an ellipsis. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S*$/u, '').trimEnd()}…`;
}

/** Parts long numbers in threes by thin spaces, so that no six digits stand together: those are the code's alone. */
export const withoutSixDigits = (text: string): string =>
  text.replace(LONG_NUMBER, (digits) => {
    const all = [...digits];
    const first = all.length % 3;
    const threes = first === 0 ? [] : [all.slice(0, first).join('')];
    for (let at = first; at < all.length; at += 3) threes.push(all.slice(at, at + 3).join(''));
    return threes.join(THIN);
  });

export const hasSixDigits = (text: string): boolean => text.search(LONG_NUMBER) >= 0;
