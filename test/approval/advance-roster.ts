import type { Event } from '../../functions/approval/event.ts';
import { type Seat, seatsOf } from '../../functions/approval/section.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import type { Claim } from './invariants.ts';
import { type Ledger, type Place, placeOf, type Sitting, sitting } from './ledger.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const MOVED = 'only-the-undecided-are-moved';
const SEAT = 'a-place-keeps-its-seat';
const ALONE = 'the-sekda-is-alone-and-never-excused';

export function added(
  was: Ledger,
  { person, seat: said, required, later, at: since }: Of<'added'>,
  claim: Claim,
): Ledger {
  const at = sitting(was);
  claim(at !== null && maySit(at, person), MOVED, `${person} was added`);
  claim(at?.stage !== 'sekda-sign-off', ALONE, `${person} was added beside the Sekda`);
  if (at === null) return was;
  const id = said ?? person;
  const others = [
    ...at.places.filter((it) => it.person !== person).map((it) => it.seat),
    ...without(was, at.stage, person).map((it) => it.seat ?? it.person),
  ];
  claim(!others.includes(id), SEAT, `${person} was added at ${id}`);
  const now = withPlaces(was, seat(at, { person, seat: id, required }, since));
  claim(asked(now) <= 10, 'a-stage-asks-its-roster', 'more than 10 people');
  if (!later) return now;
  const own = seatsOf(was, at.stage).find((it) => it.person === person);
  const kept = own === undefined ? id : (own.seat ?? person);
  return withRoster(now, at.stage, [...without(was, at.stage, person), onRoster(person, required, kept)]);
}

export function replaced(was: Ledger, event: Of<'replaced'>, claim: Claim): Ledger {
  const { person, successor, later } = event;
  const at = sitting(was);
  const place = at === null ? undefined : placeOf(at, person);
  claim(place?.stands === 'asked', MOVED, `${person} was replaced`);
  claim(at !== null && maySit(at, successor), MOVED, `${successor} was seated for ${person}`);
  if (at === null || place === undefined) return was;
  const left = { ...at, places: swap(at, { ...place, stands: 'replaced' }) };
  claim(event.seat === place.seat, SEAT, `${successor} took ${event.seat} of ${place.seat}`);
  const now = withPlaces(
    was,
    seat(left, { person: successor, seat: place.seat, required: place.required }, event.at),
  );
  const roster = seatsOf(was, at.stage);
  if (!later || !roster.some((it) => it.person === person)) return now;
  // Whoever had a place of their own on the roster keeps the stricter of the two.
  const demanded = roster.some((it) => (it.person === person || it.person === successor) && it.required);
  const others = without(was, at.stage, person).filter((it) => it.person !== successor);
  const kept = roster.find((it) => it.person === person)?.seat ?? person;
  return withRoster(now, at.stage, [...others, onRoster(successor, demanded, kept)]);
}

/** A place says its id only where that is not the person's. */
const onRoster = (person: string, required: boolean, id: string): Seat =>
  id === person ? { person, required } : { person, required, seat: id };

export function excused(was: Ledger, { person }: Of<'excused'>, claim: Claim): Ledger {
  const at = sitting(was);
  const place = at === null ? undefined : placeOf(at, person);
  claim(place?.stands === 'asked', MOVED, `${person} was excused`);
  claim(at?.stage !== 'sekda-sign-off', ALONE, `${person} was excused from signing off`);
  if (at === null || place === undefined) return was;
  const able = at.places.some(
    (it) => it !== place && (it.stands === 'asked' || it.choice === 'approve' || it.choice === 'submit'),
  );
  claim(able, 'somebody-can-still-approve', `${person} was the last`);
  return withPlaces(was, swap(at, { ...place, stands: 'excused' }));
}

const DAY_MS = 86_400_000;

export function linkRenewed(was: Ledger, event: Of<'link-renewed'>, claim: Claim): Ledger {
  const { person } = event;
  const at = sitting(was);
  const place = at === null ? undefined : placeOf(at, person);
  claim(place?.stands === 'asked', MOVED, `${person} got a new link`);
  if (at === null || place === undefined) return was;
  const renewed = { ...place, epoch: event.asked === 'by-former-link' ? place.epoch : place.epoch + 1 };
  if (event.asked === 'by-coordinator') return withPlaces(was, swap(at, renewed));
  const gaps = place.requests.map((then) => Date.parse(event.at) - Date.parse(then));
  const rationed = gaps.every((gap) => gap >= 600_000) && gaps.filter((gap) => gap < DAY_MS).length < 5;
  claim(rationed && event.by === person, 'new-links-are-rationed', `${event.by} asked for ${person}`);
  claim(!was.held && !was.disputed, 'new-links-are-rationed', `${person} asked while held`);
  return withPlaces(was, swap(at, { ...renewed, requests: [...place.requests, event.at] }));
}

/** Another address ends the links that the former one has; nothing else moves. */
export function personChanged(was: Ledger, event: Of<'person-changed'>): Ledger {
  const at = sitting(was);
  const place = at === null ? undefined : placeOf(at, event.person);
  if (at === null || place?.stands !== 'asked' || !event.readdressed) return was;
  return withPlaces(was, swap(at, { ...place, epoch: place.epoch + 1 }));
}

/** Nobody sits twice, nor again after having decided. */
function maySit(at: Sitting, person: string): boolean {
  const stands = placeOf(at, person)?.stands;
  return stands !== 'asked' && stands !== 'decided' && stands !== 'released';
}

function seat(at: Sitting, { person, seat: id, required }: Required<Seat>, since: string): Place[] {
  const epoch = (placeOf(at, person)?.epoch ?? 0) + 1;
  const fresh: Place = {
    person,
    seat: id,
    required,
    stands: 'asked',
    choice: null,
    draft: null,
    since,
    epoch,
    requests: [],
  };
  return [...at.places.filter((it) => it.person !== person), fresh];
}

const swap = (at: Sitting, place: Place): Place[] =>
  at.places.map((it) => (it.person === place.person ? place : it));

function withPlaces(was: Ledger, places: Place[]): Ledger {
  const at = sitting(was);
  return at === null ? was : { ...was, sittings: [...was.sittings.slice(0, -1), { ...at, places }] };
}

const asked = (was: Ledger): number =>
  sitting(was)?.places.filter((it) => it.stands === 'asked' || it.stands === 'decided').length ?? 0;

const without = (was: Ledger, stage: StageName, person: string): Seat[] =>
  seatsOf(was, stage).filter((it) => it.person !== person);

const withRoster = (was: Ledger, stage: StageName, seats: Seat[]): Ledger => ({
  ...was,
  roster: { ...was.roster, [stage]: seats },
});
