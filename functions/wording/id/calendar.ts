import type { CalendarWords } from '../calendar-words.ts';

export const calendar: CalendarWords = {
  weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  months: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  date: (day, month, year) => `${day} ${month} ${year}`,
  onWeekday: (weekday, date) => `${weekday}, ${date}`,
  at: (date, hour, minute) => `${date} pukul ${hour}.${minute} WIB`,
  estimated: (at) => `${at} (perkiraan)`,
  forDays: (days) => (days <= 0 ? 'hari ini' : days === 1 ? 'sejak kemarin' : `sejak ${days} hari lalu`),
};
