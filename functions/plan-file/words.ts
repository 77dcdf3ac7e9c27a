import * as v from 'valibot';

/** What could end a mail header or a line of a page: control characters and the two Unicode line ends. */
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

/** One line of text that says something, at most so many characters long. */
export const line = (most: number) =>
  v.pipe(
    v.string('is not a text'),
    v.check((text) => text.trim() !== '', 'is empty'),
    v.check((text) => ONE_LINE.test(text), 'holds a line break or a control character; write it on one line'),
    v.check((text) => [...text].length <= most, `is longer than ${most} characters`),
  );

/** An id of this kind. The pattern's last braces hold its greatest length. */
export const idOf = (kind: string, pattern: RegExp) =>
  v.pipe(
    v.string('is not a text'),
    v.regex(pattern, (issue) => {
      const most = /,(\d+)\}\$$/.exec(pattern.source)?.[1] ?? '';
      return `${issue.received} cannot be the id of a ${kind}: use 1 to ${most} of a–z, 0–9 and -`;
    }),
  );
