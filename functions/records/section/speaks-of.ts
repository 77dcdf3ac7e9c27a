import { seatsOf } from '../../approval/section.ts';
import { STAGES } from '../../approval/path/stages.ts';
import type { Dossier } from './dossier.ts';

/** Whether any event of a section names this person, as who did it or whom it is about. */
export const speaksOf = (events: Dossier['events'], person: string): boolean =>
  events.some(({ event }) => {
    if (event.by === person) return true;
    if ('person' in event && event.person === person) return true;
    if ('successor' in event && event.successor === person) return true;
    if ('seats' in event) return event.seats.some((seat) => seat.person === person);
    return (
      'settings' in event && STAGES.some((it) => seatsOf(event.settings, it).some((s) => s.person === person))
    );
  });
