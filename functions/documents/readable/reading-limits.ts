/**
 * What a readable draft may hold. Offices' files were looked at (median 5 pages, the largest 612): none comes near. What
 * lies beyond a limit is cut, and the page says so.
 */

/** From the start of a conversion until its process is ended, in milliseconds. */
export const DEADLINE_MS = 60_000;

/** After this a converter ends by itself with what it has, so that a long file is cut rather than lost. Milliseconds. */
export const ENOUGH_MS = 40_000;

/** Of the converting process' heap, in megabytes. A 200-page DOCX needs a fifth of it. */
export const MEMORY_MB = 700;

/** Of what the converting process answers, in bytes: three times the largest draft that was seen, with all its pictures. */
export const MAX_ANSWER_BYTES = 100 * 1024 * 1024;

export const MAX_BLOCKS = 20_000;
export const MAX_IMAGES = 400;
/** All images of a draft together, in bytes. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;

/** How deep lists, and tables within cells, may stand in each other. */
export const MAX_NESTING = 20;

/** Letters (UTF-16 units) of a whole draft; 612 pages have under two million. */
export const MAX_LETTERS = 5_000_000;

/** Letters of one paragraph; a longer one goes on in the next block, so that a chunk can hold each. */
export const MAX_PARAGRAPH_LETTERS = 10_000;

/** Letters of one table row, so that a chunk can hold it. */
export const MAX_ROW_LETTERS = 20_000;

/** Runs of one paragraph and parts of one row; a page that has a thousand formats in a line shows nothing more. */
export const MAX_PARAGRAPH_RUNS = 1_000;
export const MAX_ROW_PARTS = 1_000;

/** Word itself stops at 63 columns. */
export const MAX_COLUMNS = 63;

/** Of an XML part: elements, and how deep they stand in each other. A 612-page file has under a million. */
export const MAX_ELEMENTS = 2_000_000;
export const MAX_DEPTH = 400;

/**
 * Of one chunk of blocks, in bytes: of its JSON, and of its HTML with a link beside each block. A reading page is one
 * chunk, and stays below `MAX_PAGE_BYTES` with all that stands around, and with most of what became of its blocks.
 */
export const MAX_CHUNK_BYTES = 88 * 1024;

/** Of one reading page, in bytes of HTML: what a phone with a weak signal loads in a moment. */
export const MAX_PAGE_BYTES = 150_000;

/** Of one block, so that a chunk holds it with room to spare. */
export const MAX_BLOCK_BYTES = 64 * 1024;

/** Of the table of contents: entries, and letters of each. */
export const MAX_CONTENTS = 1_000;
export const MAX_CONTENTS_LETTERS = 120;
