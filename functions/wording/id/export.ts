import type { ExportWords } from '../export-words.ts';

export const exportWords: ExportWords = {
  status: 'Keadaan',
  columns: {
    book: 'Buku',
    id: 'Kode bagian',
    office: 'Instansi yang ditunggu',
    daysLeft: 'Sisa hari kerja',
    why: 'Sebab menunggu',
  },
  toStatus: 'Unduh keadaan semua bagian (XLSX)',
  toEvents: 'Unduh semua peristiwa (CSV)',
  tooBig: {
    title: 'Berkas terlalu besar',
    sentence: 'Berkas ini lebih besar daripada yang dapat diunduh sekaligus.',
    forward: 'Tambahkan buku pada alamatnya (&book=…) untuk mengunduh satu buku.',
  },
};
