/** How a language writes days and times. Weekdays begin with Monday. Hours and minutes have two digits. */
export interface CalendarWords {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly date: (day: number, month: string, year: number) => string;
  readonly onWeekday: (weekday: string, date: string) => string;
  readonly at: (date: string, hour: string, minute: string) => string;
  /** For how long something waits, in whole days. */
  /** A deadline that rests on a day off which no decree was found for. */
  readonly estimated: (at: string) => string;
  readonly forDays: (days: number) => string;
}
