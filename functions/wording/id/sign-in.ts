import type { SignInWords } from '../sign-in-words.ts';

export const signInWords: SignInWords = {
  states: {
    'no-cookie': {
      title: 'Belum dapat masuk',
      sentence: 'Peramban ini tidak membawa kuki dari awal proses masuk.',
      forward: 'Izinkan kuki untuk situs ini, lalu masuk kembali dari peramban yang sama.',
    },
    'too-late': {
      title: 'Proses masuk terlalu lama',
      sentence: 'Proses masuk ini lebih dari 10 menit, sehingga tidak berlaku lagi.',
      forward: 'Silakan ulangi dari awal.',
    },
    mismatch: {
      title: 'Proses masuk tidak cocok',
      sentence: 'Jawaban layanan masuk tidak cocok dengan permintaan dari peramban ini.',
      forward: 'Silakan ulangi dari awal, pada satu tab saja.',
    },
    'code-used': {
      title: 'Proses masuk sudah dipakai',
      sentence: 'Proses masuk ini sudah pernah dipakai dan tidak dapat dipakai lagi.',
      forward: 'Silakan ulangi dari awal.',
    },
    denied: {
      title: 'Tidak jadi masuk',
      sentence: 'Layanan masuk tidak memberi izin, atau proses masuk dibatalkan.',
      forward: 'Ulangi dari awal; bila tetap ditolak, hubungi pengelola sistem.',
    },
    unverified: {
      title: 'Alamat surel belum terbukti',
      sentence: 'Layanan masuk belum memastikan bahwa alamat surel akun ini milik Bapak/Ibu.',
      forward: 'Mintalah pengelola sistem memverifikasi alamat surel akun ini, lalu masuk kembali.',
    },
    'no-group': {
      title: 'Akun belum diberi hak',
      sentence: 'Akun ini bukan koordinator dan bukan pengamat.',
      forward: 'Mintalah pengelola sistem memberi akun ini hak, atau masuk dengan akun lain.',
    },
    unreachable: {
      title: 'Layanan masuk tidak menjawab',
      sentence: 'Layanan masuk sedang tidak dapat dihubungi.',
      forward: 'Tunggu sebentar, lalu coba lagi.',
    },
    busy: {
      title: 'Mohon coba lagi',
      sentence: 'Sistem sedang sibuk, dan permintaan ini belum tentu terlaksana.',
      forward: 'Tunggu sebentar, lalu coba lagi.',
    },
    'session-ended': {
      title: 'Sesi sudah berakhir',
      sentence: 'Di peramban ini tidak ada lagi yang masuk.',
      forward: 'Untuk keluar dari semua perangkat, masuk dahulu, lalu bukalah halaman akun.',
    },
    foreign: {
      title: 'Formulir tidak diterima',
      sentence: 'Formulir ini tidak berasal dari sesi ini; tidak ada yang dilakukan.',
      forward: 'Bukalah halaman akun, lalu kirim dari sana.',
    },
    'signed-out': {
      title: 'Sudah keluar',
      sentence: 'Peramban ini sudah keluar dari Paraf.',
      forward: 'Sesi di perangkat lain, bila ada, tetap berjalan.',
    },
    'signed-out-everywhere': {
      title: 'Sudah keluar dari semua perangkat',
      sentence: 'Semua sesi akun ini telah diakhiri.',
      forward: 'Masuk kembali bila diperlukan.',
    },
  },
  toSignIn: 'Masuk',
  tryAgain: 'Ulangi masuk',
  toAccount: 'Ke halaman akun',
  account: {
    title: 'Akun',
    signedInAs: 'Masuk sebagai',
    mayAtMost: 'Hak paling luas',
    roles: { coordinator: 'Koordinator: melihat dan bertindak', viewer: 'Pengamat: melihat saja' },
    until: 'Berlaku paling lambat sampai',
    idle: 'Sesi juga berakhir setelah satu jam tidak dipakai.',
    here: 'Keluar',
    hereHelp: 'Mengakhiri sesi di peramban ini.',
    everywhere: 'Keluar dari semua perangkat',
    everywhereHelp: 'Mengakhiri semua sesi akun ini; gunakan bila perangkat hilang atau dipakai orang lain.',
  },
};
