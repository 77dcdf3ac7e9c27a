import type { Event } from '../../approval/event.ts';

/** Of a section where a place on a roster has an id of its own: a release of before would write it anew without. */
const WITH_SEATS = 2;
/** Of a section with a discussion: a release of before would decide without sealing, and submit over what is unanswered. */
const WITH_DISCUSSION = 3;

/** Of a section in whose record a person was changed: a release of before would mail and name whom they were. */
const WITH_VERSIONS = 4;

/** The shape of a section once this is in its record: as low as it may be, so that releases of before can go on from it. */
export function shapeAfter(event: Event, was: number): number {
  if (event.type === 'decided' && event.sealed !== undefined) return Math.max(was, WITH_DISCUSSION);
  if (event.type === 'person-changed') return Math.max(was, WITH_VERSIONS);
  return 'seat' in event && event.seat !== undefined ? Math.max(was, WITH_SEATS) : was;
}
