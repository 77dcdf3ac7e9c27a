import { type Seat, seatsOf, type Settings } from './section.ts';
import type { StageName } from './path/paths.ts';

const withRoster = (settings: Settings, stage: StageName, seats: readonly Seat[]): Settings => ({
  ...settings,
  roster: { ...settings.roster, [stage]: seats },
});

/** The settings with this seat on the stage's roster; a seat that the person had there gives way. */
export const withSeat = (settings: Settings, stage: StageName, seat: Seat): Settings =>
  withRoster(settings, stage, [...seatsOf(settings, stage).filter((s) => s.person !== seat.person), seat]);

/**
 * The settings with the successor in the person's seat. A successor who is already on the roster sits only once, and
 * is required if either seat was.
 */
export function withReplaced(
  settings: Settings,
  stage: StageName,
  person: string,
  successor: string,
): Settings {
  if (!seatsOf(settings, stage).some((seat) => seat.person === person)) return settings;
  const own = seatsOf(settings, stage).find((seat) => seat.person === successor);
  const seats = seatsOf(settings, stage).filter((seat) => seat !== own);
  return withRoster(
    settings,
    stage,
    seats.map((seat) =>
      seat.person === person
        ? { person: successor, required: seat.required || own?.required === true }
        : seat,
    ),
  );
}
