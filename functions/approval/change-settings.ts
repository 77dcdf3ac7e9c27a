import type { Acting } from './acting.ts';
import { refuse, type Ruling } from './refusal.ts';
import type { Section, Settings } from './section.ts';
import { MAX_ASSIGNMENTS, STAGES } from './stages.ts';

/** Takes over a plan file's settings for stages that open from now on. An open stage keeps its frozen roster. */
export function changeSettings(
  section: Section,
  { title, book, settings, by, now }: Acting & { title: string; book: string; settings: Settings },
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (STAGES.some((stage) => settings.roster[stage].length > MAX_ASSIGNMENTS))
    return refuse({ refused: 'too-many' });
  if (STAGES.some((stage) => !settings.roster[stage].some((seat) => seat.required))) {
    return refuse({ refused: 'nobody-left' });
  }
  const twice = STAGES.some(
    (stage) =>
      new Set(settings.roster[stage].map((seat) => seat.person)).size < settings.roster[stage].length,
  );
  if (twice) return refuse({ refused: 'already-assigned' });
  const same =
    JSON.stringify([title, book, settings]) ===
    JSON.stringify([section.title, section.book, section.settings]);
  return same
    ? refuse({ refused: 'unchanged' })
    : { type: 'settings-changed', title, book, settings, at: now, by };
}
