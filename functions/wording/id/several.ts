import type { SeveralWords } from '../several-words.ts';

export const severalWords: SeveralWords = {
  pick: ({ title }) => `Pilih: ${title}`,
  pickAll: 'Pilih semua pada halaman ini',
  pickNone: 'Batalkan pilihan',
  withPicked: 'Untuk bagian yang dipilih:',
  title: ({ act, count }) => `${act}: ${count} bagian`,
  none: 'Belum ada bagian yang dipilih. Centang bagian pada papan, lalu pilih tindakannya.',
  tooMany: ({ count, most }) =>
    `Ini mencakup ${count} tindakan; paling banyak ${most} sekaligus. Pilih lebih sedikit bagian.`,
  chosen: 'Bagian yang dipilih',
  everybody: 'Semua yang belum memutuskan',
  whom: { resend: 'Kepada siapa tautan dikirim ulang?', replace: 'Siapa yang diganti?' },
  whomHelp: 'Orang yang sedang diminta pada bagian yang dipilih.',
  asked: 'Siapa penggantinya?',
  dueHelp:
    'Berlaku pukul 16.00 WIB pada hari itu, paling lama dua tahun ke depan, untuk semua bagian yang dipilih.',
  does: ({ count }) => `Akan dilakukan: ${count}`,
  doesNot: ({ count }) => `Tidak akan dilakukan: ${count}`,
  mails: ({ count }) => `Surel yang dikirim: ${count}`,
  mailTo: ({ person, kind }) => `${person}: ${kind}`,
  moved: 'Ada bagian yang berubah sementara itu. Periksa kembali apa yang akan terjadi.',
  nothing: 'Tidak ada yang dapat dilakukan pada bagian yang dipilih.',
  results: 'Hasil',
  done: ({ count, of }) => `${count} dari ${of} dilakukan`,
  came: {
    done: 'Dilakukan.',
    moved:
      'Tidak dilakukan: bagian ini berubah sementara itu. Periksa kembali, lalu ulangi bila masih perlu.',
    unsure:
      'Tidak diketahui apakah tercatat, karena ada gangguan. Lihat halaman bagian ini sebelum mengulangi.',
  },
  noSuch: 'Bagian ini tidak ditemukan.',
  toBoard: 'Kembali ke papan',
};
