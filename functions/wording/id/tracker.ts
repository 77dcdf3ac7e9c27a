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
  ailments: {
    'database-stopped':
      'Basis data Paraf berhenti, sehingga tidak ada yang dapat dicatat. Mohon Bapak/Ibu memberi tahu pengelola sistem agar Paraf dijalankan kembali; yang sudah tercatat tidak hilang.',
    'database-does-not-write':
      'Basis data Paraf sedang tidak dapat mencatat; mungkin ruang penyimpanan penuh. Mohon Bapak/Ibu memberi tahu pengelola sistem; yang sudah tercatat tidak hilang.',
    'disk-nearly-full':
      'Ruang penyimpanan Paraf hampir penuh. Mohon Bapak/Ibu memberi tahu pengelola sistem agar ruangnya ditambah.',
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
