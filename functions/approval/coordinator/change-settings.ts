import type { Acting } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { type Section, seatsOf, type Settings } from '../section.ts';
import { withFormerSeats } from '../settings.ts';
import { MAX_ASSIGNMENTS, stagesOf } from '../path/stages.ts';

/** Takes over a plan file's settings for stages that open from now on. An open stage keeps its frozen roster. */
export function changeSettings(
  section: Section,
  { title, book, settings: given, by, now }: Acting & { title: string; book: string; settings: Settings },
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  const settings = withFormerSeats(given, section.settings);
  const rosters = stagesOf(section.path).map((stage) => seatsOf(settings, stage));
  if (rosters.some((seats) => seats.length > MAX_ASSIGNMENTS)) return refuse({ refused: 'too-many' });
  if (rosters.some((seats) => !seats.some((seat) => seat.required)))
    return refuse({ refused: 'nobody-left' });
  const twice = rosters.some((seats) => new Set(seats.map((seat) => seat.person)).size < seats.length);
  if (twice) return refuse({ refused: 'already-assigned' });
  const same =
    JSON.stringify([title, book, settings]) ===
    JSON.stringify([section.title, section.book, section.settings]);
  return same
    ? refuse({ refused: 'unchanged' })
    : { type: 'settings-changed', title, book, settings, at: now, by };
}
