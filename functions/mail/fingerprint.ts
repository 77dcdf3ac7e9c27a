/** Hexadecimal digits in groups of eight, as people compare them; only the head of a chain stands in one piece. */
export const fingerprint = (sha256: string): string => sha256.replace(/[0-9a-f]{8}(?=[0-9a-f])/gi, '$& ');
