import type { HolderWords } from '../holder-words.ts';

export const holderWords: HolderWords = {
  title: 'Yang ditunggu dari satu orang',
  none: {
    title: 'Orang tidak ditemukan',
    sentence: 'Tidak ada orang dengan alamat ini dalam masterplan.',
    forward: 'Kembalilah ke papan dan pilih orangnya di sana.',
  },
  holds: ({ count }) => `${count} bagian menunggu`,
  nothing: 'Tidak ada bagian yang sedang menunggu orang ini.',
  asked: 'Surel permintaan',
  sent: ({ at }) => `dikirim ${at}; belum diketahui apakah sudah dibuka`,
  notSent: 'belum tercatat terkirim',
  undelivered: 'tidak sampai',
  left: ({ count }) => `${count} hari kerja lagi`,
  over: ({ count }) => `lewat ${count} hari kerja`,
  today: 'hari ini',
  remind: 'Tagih lewat WhatsApp',
  remindAll: 'Tagih semua lewat WhatsApp',
  remindHelp:
    'Membuka WhatsApp dengan teks yang siap dikirim. Nomornya dipilih di sana; Paraf tidak menyimpannya, dan teksnya tidak memuat tautan untuk memutuskan.',
  resend: 'Kirim ulang semua tautannya',
  text: {
    dear: ({ person }) => `Yth. ${person},`,
    section: ({ title, book, stage }) =>
      `Mohon perhatian Bapak/Ibu untuk “${title}” (${book}), tahap ${stage}.`,
    due: ({ due }) => `Tenggat: ${due}.`,
    mail: ({ at }) => `Mohon dibuka dari surel tanggal ${at}.`,
    anyMail: 'Mohon dibuka dari surel permintaan yang telah dikirim.',
    thanks: 'Terima kasih.',
  },
};
