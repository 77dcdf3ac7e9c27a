import type { NowWords, PageSays, PageStateWords } from '../page-words.ts';
import { stageWords } from './stages.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

const says = (title: string, sentence: string, forward: string): PageSays => ({ title, sentence, forward });
const nothingNow = 'Tidak ada yang perlu Bapak/Ibu lakukan sekarang.';
const nothingToDo = 'Tidak ada lagi yang perlu Bapak/Ibu lakukan.';
const askNewLink = 'Minta tautan baru; kami mengirimkannya ke alamat surel yang terdaftar.';
const sendAgain = 'Silakan kirim ulang beberapa saat lagi.';
const askKominfo = 'Hubungi Kominfo bila ini keliru.';

const requests = {
  draft: 'Mohon penyusunan draf',
  review: 'Mohon reviu',
  signature: 'Mohon pengesahan',
} as const;

/** How the section stands now. */
function told(now: NowWords): string {
  switch (now.is) {
    case 'waits':
      return now.same
        ? `Selanjutnya menunggu ${stageWords.list(now.names)}.`
        : `Sekarang: ${stageWords.stages[now.stage]}, putaran ${now.round}, menunggu ${stageWords.list(now.names)}. ${nothingNow}`;
    case 'yours':
      return `Sekarang ${stageWords.stages[now.stage]} putaran ${now.round} menunggu Bapak/Ibu, paling lambat ${now.due}; buka di bawah.`;
    case 'opens':
      return `Selanjutnya: ${stageWords.stages[now.stage]}, putaran ${now.round}.`;
    case 'held':
      return `Bagian ini sedang ditahan pada ${stageWords.stages[now.stage]}, putaran ${now.round}. ${nothingNow}`;
    case 'signed-off':
      return 'Bagian ini telah disahkan; semua pihak dikirimi pemberitahuan.';
    case 'disputed':
      return 'Sebuah keputusan pada bagian ini disanggah dan sedang diperiksa Kominfo.';
    case 'cancelled':
      return 'Bagian ini telah dibatalkan oleh Kominfo.';
    case 'not-started':
      return 'Bagian ini belum dimulai.';
  }
}

export const pageStates: PageStateWords = {
  confirm: ({ who, stage, round, due }) =>
    says(
      requests[traitsOf(stage).task],
      isDrafting(stage)
        ? `Draf putaran ${round} menunggu pengajuan ${who}, paling lambat ${due}.`
        : `Draf putaran ${round} menunggu keputusan ${who}, paling lambat ${due}.`,
      isDrafting(stage)
        ? 'Periksa drafnya, lalu ajukan di bawah; setelah dikirim, pengajuan tidak dapat diubah dari tautan ini.'
        : 'Baca drafnya, lalu pilih keputusan di bawah; setelah dikirim, keputusan tidak dapat diubah dari tautan ini.',
    ),
  'needs-draft': ({ who, round, due, former }) =>
    says(
      requests.draft,
      `Draf putaran ${round} ditunggu dari ${who}, paling lambat ${due}.`,
      former === null
        ? 'Unggah drafnya di bawah; setelah itu Bapak/Ibu dapat mengajukannya.'
        : `Unggah draf yang sudah diperbaiki di bawah; tanpa itu, yang dapat diajukan hanya draf putaran ${former}.`,
    ),
  'use-file': ({ file }) =>
    says(
      'Berkas sudah diunggah',
      `Berkas “${file}” sudah kami terima, tetapi belum dijadikan draf.`,
      'Tekan “Gunakan berkas ini” untuk menjadikannya draf; ini belum mengajukan apa pun.',
    ),
  done: ({ stage, choice, at, now }) =>
    says(
      isDrafting(stage) ? 'Pengajuan telah dicatat' : 'Keputusan telah dicatat',
      `${stageWords.chosen(stage, choice)} pada ${at}; tanda terima dikirim ke surel Bapak/Ibu.`,
      told(now),
    ),
  'already-decided': ({ who, stage, choice, at }) =>
    says(
      isDrafting(stage) ? 'Sudah diajukan' : 'Sudah diputuskan',
      `${who} ${stageWords.did(stage, choice)} pada ${at}.`,
      isDrafting(stage)
        ? 'Hubungi Kominfo bila pengajuan ini keliru.'
        : 'Hubungi Kominfo bila keputusan ini keliru.',
    ),
  superseded: ({ round, now }) =>
    says('Putaran baru sudah dibuka', `Tautan ini untuk putaran ${round}, yang sudah selesai.`, told(now)),
  expired: says('Tautan sudah kedaluwarsa', 'Masa berlaku tautan ini sudah habis.', askNewLink),
  revoked: says(
    'Tautan sudah diganti',
    'Tautan ini tidak berlaku lagi karena tautan yang lebih baru sudah dikirim.',
    'Gunakan tautan dalam surel terbaru, atau minta tautan baru.',
  ),
  'on-hold': ({ by, why }) =>
    says(
      'Sedang ditahan',
      `${by} menahan bagian ini untuk sementara; belum ada yang dapat diputuskan.${why === '' ? '' : ` Alasan: “${why}”.`}`,
      'Tautan ini tetap berlaku; buka lagi setelah penahanannya dilepaskan.',
    ),
  disputed: says(
    'Sedang diperiksa',
    'Sebuah keputusan pada bagian ini disanggah, sehingga belum ada yang dapat diputuskan.',
    'Tautan ini tetap berlaku; buka lagi setelah Kominfo selesai memeriksanya.',
  ),
  cancelled: says('Bagian dibatalkan', 'Kominfo membatalkan bagian ini.', nothingToDo),
  closed: ({ stage, now }) =>
    says(
      'Tahap sudah ditutup',
      `${stageWords.stages[stage]} sudah ditutup tanpa ${isDrafting(stage) ? 'pengajuan' : 'keputusan'} Bapak/Ibu.`,
      told(now),
    ),
  excused: ({ who }) =>
    says('Dikecualikan dari tugas', `${who} tidak lagi bertugas pada tahap ini.`, askKominfo),
  replaced: ({ who, by }) =>
    says('Tugas dialihkan', `Tugas ${who} sudah dialihkan kepada ${by}.`, askKominfo),
  locked: says(
    'Terkunci',
    'Kode salah diisikan lima kali, sehingga tautan ini terkunci.',
    'Minta tautan baru; surelnya memuat kode yang baru.',
  ),
  invalid: says(
    'Belum tersimpan',
    'Masih ada yang perlu dilengkapi; yang sudah Bapak/Ibu tulis tidak hilang.',
    'Perbaiki yang ditandai di bawah, lalu kirim lagi.',
  ),
  'draft-changed': says(
    'Draf sudah berubah',
    'Draf diganti setelah halaman ini dibuka; belum ada yang dicatat dan tulisan Bapak/Ibu tidak hilang.',
    'Baca draf terbaru, lalu pilih dan kirim kembali.',
  ),
  'papers-changed': says(
    'Masukan atau tanggapan sudah berubah',
    'Masukan atau tanggapan diubah setelah halaman ini dibuka; belum ada yang diputuskan dan tulisan Bapak/Ibu tidak hilang.',
    'Periksa kembali daftarnya, lalu pilih dan kirim kembali.',
  ),
  unknown: says(
    'Halaman tidak ditemukan',
    'Tautan ini tidak dikenal; mungkin terpotong saat disalin.',
    'Buka kembali tautan dari surel secara utuh.',
  ),
  foreign: says(
    'Tidak dapat diterima',
    'Isian ini dikirim dari halaman lain.',
    'Buka tautan dari surel, lalu isi dari sana.',
  ),
  busy: ({ known }) =>
    known
      ? says(
          'Belum tersimpan',
          'Sistem sedang sibuk dan kiriman Bapak/Ibu belum dicatat; yang sudah ditulis tidak hilang.',
          sendAgain,
        )
      : says(
          'Sistem sedang sibuk',
          'Kiriman Bapak/Ibu mungkin belum dicatat; yang sudah ditulis tidak hilang.',
          sendAgain,
        ),
  unavailable: says(
    'Halaman belum dapat dibuka',
    'Sistem sedang sibuk, sehingga halaman ini belum dapat ditampilkan.',
    'Silakan muat ulang beberapa saat lagi.',
  ),
  unsent: says('Sistem sedang sibuk', 'Permintaan ini mungkin belum kami terima.', sendAgain),
  'link-sent': ({ who }) =>
    says(
      'Tautan baru dikirim',
      `Tautan baru sedang dikirim ke alamat surel ${who} yang terdaftar.`,
      'Periksa kotak masuk dan folder spam, lalu gunakan tautan dalam surel terbaru.',
    ),
  'link-too-soon': ({ at }) =>
    says(
      'Tautan sudah dikirim',
      'Tautan baru sudah diminta belum lama ini.',
      `Periksa kotak masuk dan folder spam; permintaan berikutnya dapat dilakukan mulai ${at}.`,
    ),
  'not-me': ({ who, stage, choice, at }) =>
    says(
      'Bukan Bapak/Ibu?',
      `Tercatat: ${who} ${stageWords.did(stage, choice)} pada ${at}.`,
      'Bila bukan Bapak/Ibu yang melakukannya, beri tanda centang di bawah; bagian ini akan ditahan dan Kominfo diberi tahu.',
    ),
  'not-me-done': says(
    'Sanggahan diterima',
    'Bagian ini sekarang ditahan dan Kominfo sudah diberi tahu.',
    'Kominfo akan menghubungi Bapak/Ibu.',
  ),
  'not-me-already': says(
    'Sanggahan sudah diterima',
    'Sanggahan yang sama sudah pernah kami terima.',
    'Kominfo akan menghubungi Bapak/Ibu.',
  ),
};
