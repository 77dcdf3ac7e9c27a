import { OPERATOR, PARAF } from '../approval/acting.ts';

/** Ids go into keys, mails and the names of executions (at most 80 characters): letters, digits and hyphens only. */
export const PLAN_ID = /^[a-z0-9-]{1,24}$/;
export const SECTION_ID = /^[a-z0-9-]{1,32}$/;
export const PERSON_ID = /^[a-z0-9-]{1,40}$/;
export const BOOK_ID = /^[a-z0-9-]{1,32}$/;

/** Actors that are nobody of a plan: Paraf itself, and whoever types a command under a free name. */
export const RESERVED_IDS: readonly string[] = [PARAF, OPERATOR];

export const MAX_TITLE = 120;
export const MAX_NAME = 120;
export const MAX_SOURCE = 200;
export const MAX_WORKING_DAYS = 60;
/** What a plan says of single days is read with every change of a section. */
export const MAX_PLAN_DAYS = 100;
/** Of a ladder, before the deadline and after it. */
export const MAX_RUNGS = 10;
/** So many are read in a second or two, and make a board of some megabytes. */
export const MAX_SECTIONS = 10_000;
export const MAX_PEOPLE = 5_000;
export const MAX_COORDINATORS = 10;
export const MAX_VIEWERS = 20;

/** A board reads every section item of a plan at once, so each must stay small. */
export const MAX_SECTION_BYTES = 700;
