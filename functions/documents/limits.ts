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
