import type { NoteWords } from '../mail-words.ts';
import { stageWords } from './stages.ts';

export const noteWords: NoteWords = {
  extended: ({ by }) => `${by} memperpanjang tenggat bagian ini.`,
  broughtForward: ({ by }) => `${by} memajukan tenggat bagian ini; waktunya menjadi lebih singkat.`,
  extendedMeans: 'Tautan dalam surel sebelumnya tetap berlaku.',
  returned: ({ who, round }) => `Draf putaran ${round} dikembalikan kepada penyusun oleh ${who}.`,
  returnedMeans: ({ round }) =>
    `Tidak ada yang perlu Bapak/Ibu lakukan sekarang; Paraf akan memberi tahu apabila draf putaran ${round} menunggu Bapak/Ibu.`,
  stageApproved: ({ stage, who }) => `${stageWords.stages[stage]} selesai; draf disetujui oleh ${who}.`,
  excusedWere: (names) => `Dikecualikan pada tahap ini: ${names}.`,
  stageApprovedMeans: ({ next }) =>
    `Selanjutnya: ${stageWords.stages[next]}. Tidak ada yang perlu Bapak/Ibu lakukan.`,
  signedOff: ({ who, at }) => `Bagian ini telah disahkan oleh ${who} pada ${at}.`,
  signedOffMeans: 'Terima kasih. Tidak ada lagi yang perlu Bapak/Ibu lakukan.',
  disputed: ({ who, did, at }) => `${who} menyatakan bukan dirinya yang ${did} pada ${at}.`,
  disputedMeans:
    'Bagian ini ditahan. Mohon hubungi yang bersangkutan, lalu lepaskan penahanan (keputusan tetap berlaku) atau tarik kembali bagian ini.',
  halted: ({ reason }) => `Alur bagian ini terhenti: ${reason}.`,
  haltedMeans: 'Tidak ada keputusan yang hilang. Mohon atasi penyebabnya, lalu bangun ulang alurnya.',
  undeliverable: ({ who, reason }) => `Surel kepada ${who} tidak sampai: ${reason}.`,
  undeliverableMeans: 'Mohon periksa alamat surelnya, lalu kirim ulang tautannya atau ganti orangnya.',
  replaced: ({ by, successor }) => `${by} mengalihkan tugas Bapak/Ibu pada bagian ini kepada ${successor}.`,
  excused: ({ by }) => `${by} mengecualikan Bapak/Ibu dari tugas pada bagian ini.`,
  closedEarly: ({ by, stage }) =>
    `${by} menutup ${stageWords.stages[stage]} lebih awal; draf dikembalikan kepada penyusun.`,
  noLongerAsked: ({ stage, round }) =>
    `${stageWords.stages[stage]} putaran ${round} sudah selesai; keputusan Bapak/Ibu, yang diminta sebagai petugas opsional, tidak ditunggu lagi.`,
  noLongerAskedMeans: ({ outcome }) =>
    outcome === 'returned' ? 'Draf dikembalikan kepada penyusun.' : 'Draf disetujui.',
  held: ({ by }) => `${by} menahan bagian ini untuk sementara.`,
  heldMeans:
    'Selama ditahan, belum ada yang dapat diputuskan. Tautan Bapak/Ibu tetap berlaku; Paraf akan memberi tahu apabila penahanannya dilepaskan.',
  released: ({ by }) => `${by} melepaskan penahanan bagian ini; pekerjaan dapat dilanjutkan.`,
  releasedMeans: 'Gunakan tautan dalam surel permintaan terbaru yang Bapak/Ibu terima.',
  signOffRecalled: ({ by }) => `${by} menarik kembali bagian ini setelah disahkan.`,
  signOffRecalledMeans:
    'Pengesahan yang telah diberitahukan kepada Bapak/Ibu tidak berlaku lagi: bagian ini kembali ke penyusunan draf dan melalui semua tahap sekali lagi. Pengesahan yang lama tetap ada dalam riwayat. Tidak ada yang perlu Bapak/Ibu lakukan sekarang.',
  recalled: ({ by }) => `${by} menarik kembali bagian ini untuk diperbaiki.`,
  cancelled: ({ by }) => `${by} membatalkan bagian ini.`,
  readdressed: ({ by, who }) => `${by} mengganti alamat surel ${who} di Paraf.`,
  readdressedHere:
    'Mulai sekarang surel Paraf dikirim ke alamat yang baru, dan tautan yang dikirim ke alamat ini tidak berlaku lagi. Bila penggantian ini keliru, segera hubungi Kominfo.',
  readdressedMeans: ({ former, email }) =>
    `Sebelumnya ${former}, kini ${email}. Tautan yang dikirim ke alamat lama tidak berlaku lagi; yang masih menunggu keputusan dimintakan lagi ke alamat yang baru.`,
  nothingToDo: 'Tautan dalam surel sebelumnya tidak dipakai lagi. Tidak ada yang perlu Bapak/Ibu lakukan.',
  sectionId: 'Kode bagian',
  toSection: 'Buka halaman bagian',
};
