/** 10 MB, as the design says; in bytes. */
export const maxDraftBytes = 10 * 1024 * 1024;

/**
 * What the store takes before anybody looks. It refuses in XML, with no way back; so whatever a drafter may mistake for
 * a draft is to arrive, and the refusal to be ours, in words. It is swept after a day.
 */
export const maxUploadBytes = 100 * 1024 * 1024;

/** A package of 10 MB that unpacks to more than this is no section of a masterplan. Bytes, all parts together. */
export const maxInflatedBytes = 100 * 1024 * 1024;

/** One XML part is held in memory as text while it is read. Bytes. */
export const maxTextPartBytes = 32 * 1024 * 1024;

/** Deflate reaches 1:1032. Real documents stay under 1:30; a blank bitmap does not, hence the floor in bytes. */
export const maxRatio = 100;
export const ratioFloorBytes = 10 * 1024 * 1024;

/** A section with a thousand pictures is still below this. */
export const maxEntries = 2000;

/** Elements in one another. Word's own documents stay below 60; readers that call themselves fall over near 500. */
export const maxXmlDepth = 256;

/** In all parts of a package together. A section of 90,000 words with sixty tables has 54,000. */
export const maxXmlElements = 1_500_000;

/**
 * What one document may hold, all its parts together. Far above a section (3,000 paragraphs and as many cells), and below
 * where programs that show a document slow down beyond measure.
 */
export const maxWordCounts = { p: 40_000, r: 200_000, tbl: 5_000, tr: 20_000, tc: 60_000, vMerge: 60_000 };

/** Columns that one cell may span. Word itself has at most 63 columns. */
export const maxGridSpan = 1000;

/**
 * A check that is not done by then is ended: below the 29 seconds that an API waits, and far above what the largest honest
 * files take (a second or two of processor time), for a machine may be busy with something else.
 */
export const checkDeadlineMs = 20_000;

/** Of the thread that a check runs in: JavaScript's own memory, without the bytes of the file. MB. */
export const checkMemoryMb = 512;

/** The packed objects of a PDF, all together, once inflated. The pages' own contents are not inflated. Bytes. */
export const maxPdfObjectBytes = 48 * 1024 * 1024;
