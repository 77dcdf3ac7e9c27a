import type { BoardWords } from '../board-words.ts';

export const boardWords: BoardWords = {
  title: 'Papan pemantauan',
  columns: {
    section: 'Bagian',
    state: 'Keadaan',
    round: 'Putaran',
    holders: 'Menunggu',
    since: 'Sejak',
    due: 'Tenggat',
    flags: 'Catatan',
  },
  flags: {
    held: ({ by, at }) => `Ditahan oleh ${by}, ${at}`,
    disputed: 'Disanggah',
    halted: (reason) => `Terhenti: ${reason}`,
    stuck: 'Tahap berikutnya tidak terbuka',
    undeliverable: (reason) => `surel tidak sampai: ${reason}`,
    late: (days) => (days < 1 ? 'Lewat tenggat' : `Lewat tenggat ${days} hari`),
  },
  overdue: (count) => `${count} lewat tenggat`,
  progress: (signedOff, all) => `${signedOff} dari ${all} bagian disahkan`,
  sections: (count) => `${count} bagian`,
  all: 'Semua',
  attention: 'Perlu perhatian',
  pages: 'Halaman',
  nobody: '–',
  moving: 'Tahap berikutnya sedang dibuka',
  noSections: 'Masterplan ini belum berisi bagian.',
  unknownYear: (year) =>
    `Hari libur dan cuti bersama tahun ${year} belum diketahui: tenggat pada tahun itu dihitung Senin sampai Jumat saja.`,
  outdated: (count) => `${count} tenggat dapat dihitung ulang, karena kalender telah berubah.`,
  asOf: (at) => `Keadaan pada ${at}`,
};
