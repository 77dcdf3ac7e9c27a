/** All of a session's item that is named in noting it as in use or as ended; the board's role may touch nothing else. */
export const SESSION_MARKS = ['pk', 'sk', 'seenAt', 'endedAt'] as const;
