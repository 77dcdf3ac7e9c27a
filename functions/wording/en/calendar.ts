import type { CalendarWords } from '../calendar-words.ts';

export const calendar: CalendarWords = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  date: (day, month, year) => `${day} ${month} ${year}`,
  onWeekday: (weekday, date) => `${weekday}, ${date}`,
  at: (date, hour, minute) => `${date} at ${hour}:${minute} WIB`,
  estimated: (at) => `${at} (estimate)`,
  forDays: (days) => (days <= 0 ? 'today' : days === 1 ? 'since yesterday' : `for ${days} days`),
};
