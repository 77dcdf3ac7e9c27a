/**
 * Whether an object's head ("7 0 obj") stands in a string, a comment or a stream: a reader that jumps there by the
 * cross-reference table sees an object where `pdfOutline` sees data. No honest file has that. Comments may stand
 * between the three words. Walks back from each "obj", so that no file takes more than linear time.
 */
export function hidesObject(data: string): boolean {
  for (let at = data.indexOf('obj'); at !== -1; at = data.indexOf('obj', at + 3)) {
    const generation = beforeSpace(data, at);
    if (generation === at || !isDigit(data[generation - 1])) continue;
    let first = generation - 1;
    while (isDigit(data[first - 1])) first--;
    const number = beforeSpace(data, first);
    if (number < first && isDigit(data[number - 1])) return true;
  }
  return false;
}

/** The end of what stands before the white space and the comments that end at `end`. */
function beforeSpace(data: string, end: number): number {
  let at = end;
  for (;;) {
    let sawLineEnd = false;
    while (at > 0 && isSpace(data[at - 1])) {
      at--;
      if (isLineEnd(data[at])) sawLineEnd = true;
    }
    if (!sawLineEnd) return at;
    let lineStart = at;
    while (lineStart > 0 && !isLineEnd(data[lineStart - 1])) lineStart--;
    const comment = data.slice(lineStart, at).indexOf('%');
    if (at === 0 || comment === -1) return at;
    at = lineStart + comment;
  }
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && '\0\t\n\f\r '.includes(character);
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
