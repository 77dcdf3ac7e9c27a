import type { Event } from '../../approval/event.ts';

/** Of a section where a place on a roster has an id of its own: a release of before would write it anew without. */
const WITH_SEATS = 2;

/** The shape of a section once this is in its record: as low as it may be, so that releases of before can go on from it. */
export const shapeAfter = (event: Event, was: number): number =>
  'seat' in event && event.seat !== undefined ? Math.max(was, WITH_SEATS) : was;
