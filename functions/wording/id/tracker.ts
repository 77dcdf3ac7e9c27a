import type { TrackerWords } from '../tracker-words.ts';

export const trackerWords: TrackerWords = {
  signedInAs: (email) => `Masuk sebagai ${email}.`,
  account: 'Akun dan keluar',
  toBoard: 'Ke papan pemantauan',
  noPlan: {
    title: 'Belum ada masterplan',
    sentence: 'Belum ada masterplan di sini.',
    forward: 'Masukkan dengan perintah paraf import.',
  },
  forbidden: {
    title: 'Tidak dapat dibuka',
    sentence: 'Akun ini tidak berhak membuka halaman tersebut.',
    forward: 'Bila seharusnya berhak, mintalah koordinator mencantumkan alamat surel ini dalam masterplan.',
  },
  noSection: {
    title: 'Bagian tidak ditemukan',
    sentence: 'Tidak ada bagian dengan alamat ini.',
    forward: 'Bukalah bagian dari papan pemantauan.',
  },
  foreign: {
    title: 'Formulir tidak diterima',
    sentence: 'Formulir ini tidak berasal dari sesi Anda; tidak ada yang dilakukan.',
    forward: 'Bukalah formulirnya kembali, lalu kirim dari sana.',
  },
  busy: {
    title: 'Mohon coba lagi',
    sentence: 'Sistem sedang sibuk; mungkin tindakan ini belum dilakukan.',
    forward: 'Muat ulang halaman bagian untuk melihat keadaannya, lalu coba lagi.',
  },
  tooLong: {
    title: 'Terlalu panjang',
    sentence: 'Isian ini terlalu panjang untuk diterima; tidak ada yang dilakukan.',
    forward: 'Kembalilah ke formulirnya dan tulis alasan paling banyak 4.000 karakter.',
  },
  signInAgain: {
    title: 'Silakan masuk lagi',
    sentence: 'Sesi Anda telah berakhir; tidak ada yang dilakukan.',
    forward: 'Salin isian Anda bila perlu, masuk lagi, lalu isikan pada formulir yang baru.',
  },
  typed: 'Alasan yang Anda ketik',
  toSignIn: 'Masuk lagi',
  toForm: 'Buka formulirnya lagi',
};
