import type { Holiday } from './holidays/holiday-year.ts';
import { HOLIDAY_YEARS, NATIONAL } from './holidays/national.ts';
import { daysIn, type PlanDay, revisionOf } from './plan-day.ts';

/** A day of the week on which the office does not work, and why. */
export interface DayOff {
  readonly name: string;
  readonly source: string;
  readonly kind: Holiday['kind'] | 'plan';
  /** No decree was found for it. */
  readonly estimated: boolean;
}

/** The days off of a plan's office, as they were known at some time. */
export interface Calendar {
  /** `<national>.<revision of the plan's days>`; `0` is Monday to Friday, as deadlines were counted at first. */
  readonly version: string;
  /** By date; Saturdays and Sundays do not matter. */
  readonly daysOff: ReadonlyMap<string, DayOff>;
}

/** A plan's calendar now, and as it was in any version of it. */
export interface Calendars {
  readonly current: Calendar;
  /** Null where only a newer release knows it. */
  readonly of: (version: string) => Calendar | null;
}

/** Monday to Friday: what deadlines of before this calendar were counted over. */
export const WEEKDAYS: Calendar = { version: '0', daysOff: new Map() };

const VERSION = /^(\d{1,6})\.(\d{1,6})$/;

/** The calendars of a plan that says this of its days. */
export function calendarsOf(days: readonly PlanDay[]): Calendars {
  const made = new Map<string, Calendar>([[WEEKDAYS.version, WEEKDAYS]]);
  const latest = revisionOf(days);
  const at = (national: number, revision: number): Calendar => {
    const version = `${national}.${revision}`;
    const calendar = made.get(version) ?? { version, daysOff: daysOffIn(national, daysIn(days, revision)) };
    made.set(version, calendar);
    return calendar;
  };
  return {
    current: at(NATIONAL, latest),
    of: (version) => {
      const known = made.get(version);
      if (known !== undefined) return known;
      const [, national, revision] = (VERSION.exec(version) ?? []).map(Number);
      if (national === undefined || revision === undefined) return null;
      return national < 1 || national > NATIONAL || revision > latest ? null : at(national, revision);
    },
  };
}

function daysOffIn(national: number, days: readonly PlanDay[]): ReadonlyMap<string, DayOff> {
  const off = new Map(nationalIn(national));
  for (const { date, day, name, source } of days) {
    if (day === 'off') off.set(date, { name, source, kind: 'plan', estimated: false });
    else off.delete(date);
  }
  return off;
}

const counts = ({ since = 1, until }: Holiday, national: number): boolean =>
  since <= national && (until === undefined || until > national);

const nationalIn = (national: number): [string, DayOff][] =>
  HOLIDAY_YEARS.flatMap(({ days, source, estimated }) =>
    days
      .filter((it) => counts(it, national))
      .map(({ date, kind, name }): [string, DayOff] => [date, { name, source, kind, estimated }]),
  );
