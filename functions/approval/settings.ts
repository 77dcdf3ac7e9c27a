import type { Event } from './event.ts';
import { type Seat, seatOf, seatsOf, type Settings } from './section.ts';
import type { StageName } from './path/paths.ts';
import { STAGES } from './path/stages.ts';

const withRoster = (settings: Settings, stage: StageName, seats: readonly Seat[]): Settings => ({
  ...settings,
  roster: { ...settings.roster, [stage]: seats },
});

/** What an item or an event says of a place's id: nothing where it is the person's own. */
export const saidSeat = (person: string, seat: string): Pick<Seat, 'seat'> =>
  seat === person ? {} : { seat };

/** An id for this person's place that none of these has: their own, where it is free. */
export function freeSeat(person: string, taken: readonly string[]): string {
  let seat = person;
  // No person's id holds a tilde.
  for (let nth = 2; taken.includes(seat); nth += 1) seat = `${person}~${nth}`;
  return seat;
}

/** The settings with this seat on the stage's roster; one that the person had there gives way, and leaves its id. */
export function withSeat(settings: Settings, stage: StageName, added: Seat): Settings {
  const own = seatsOf(settings, stage).find((seat) => seat.person === added.person);
  const others = seatsOf(settings, stage).filter((seat) => seat !== own);
  const { person, required } = added;
  const seat = own === undefined ? seatOf(added) : seatOf(own);
  return withRoster(settings, stage, [...others, { person, required, ...saidSeat(person, seat) }]);
}

/** Settings from elsewhere, which know people and no seats: whoever sat on a stage's roster already keeps the place's id. */
export function withFormerSeats(settings: Settings, former: Settings): Settings {
  const roster = { ...settings.roster };
  for (const stage of STAGES) {
    const seats = roster[stage];
    if (seats === undefined) continue;
    const kept = seatsOf(former, stage).filter(({ person }) => seats.some((it) => it.person === person));
    const taken = kept.map(seatOf);
    roster[stage] = seats.map(({ person, required }) => {
      const own = kept.find((it) => it.person === person);
      const seat = own === undefined ? freeSeat(person, taken) : seatOf(own);
      return { person, required, ...saidSeat(person, seat) };
    });
  }
  return { ...settings, roster };
}

/**
 * The settings with the successor in the person's seat, which keeps its id, unless the event is of before seats had any.
 * A successor who is already on the roster sits only once, and is required if either seat was.
 */
export function withReplaced(
  settings: Settings,
  stage: StageName,
  {
    person,
    successor,
    seat: said,
  }: Pick<Extract<Event, { type: 'replaced' }>, 'person' | 'successor' | 'seat'>,
): Settings {
  if (!seatsOf(settings, stage).some((seat) => seat.person === person)) return settings;
  const own = seatsOf(settings, stage).find((seat) => seat.person === successor);
  const seats = seatsOf(settings, stage).filter((seat) => seat !== own);
  return withRoster(
    settings,
    stage,
    seats.map((seat) =>
      seat.person === person
        ? {
            person: successor,
            required: seat.required || own?.required === true,
            ...(said === undefined ? {} : saidSeat(successor, seatOf(seat))),
          }
        : seat,
    ),
  );
}
