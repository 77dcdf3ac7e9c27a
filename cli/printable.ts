/**
 * A line as a terminal may be given it. Names, titles and reasons come from files and forms: control characters among them
 * would move the cursor, change what stands above, or set the keyboard; marks of direction would turn the line about.
 */
export const printable = (line: string): string =>
  line.replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
