import type { PageWords } from '../page-words.ts';
import { contact } from './contact.ts';
import { pageStates } from './page-states.ts';
import { isDrafting, nextStage } from '../../approval/path/stages.ts';
import { stageWords } from './stages.ts';

export const pageWords: PageWords = {
  states: pageStates,
  mend: {
    choice: (stage) => (isDrafting(stage) ? 'Pilih pengajuannya.' : 'Pilih salah satu keputusan.'),
    comment: 'Tuliskan apa yang harus diperbaiki.',
    resubmit: 'Tuliskan mengapa draf yang sama diajukan kembali.',
    code: 'Isikan kode enam angka dari surel.',
    wrongCode: (left) => `Kode tidak cocok; masih dapat dicoba ${left} kali.`,
    tick: 'Beri tanda centang terlebih dahulu.',
    file: 'Pilih berkas terlebih dahulu.',
    'not-waiting': 'Yang akan dibuka itu tidak lagi menunggu Bapak/Ibu.',
    'nothing-picked': 'Tekan salah satu tombol “Buka” di bawah.',
    tooLong: (characters) =>
      `Tulisan ini terlalu panjang; paling banyak ${new Intl.NumberFormat('id').format(characters)} karakter.`,
  },
  labels: {
    kept: 'Tulisan Bapak/Ibu belum tercatat; salinlah bila masih diperlukan',
    skip: 'Langsung ke isi',
    asWhom: (stage) => (isDrafting(stage) ? 'Pengajuan atas nama' : 'Keputusan atas nama'),
    due: 'Tenggat',
    draftOf: (round) => `Draf putaran ${round}`,
    uploadedAt: (at) => `diunggah ${at}`,
    version: 'Sidik draf (SHA-256)',
    size: 'Ukuran',
    open: 'Buka draf',
    download: 'Unduh draf',
    next: 'Yang terjadi selanjutnya',
    decision: (stage) => (isDrafting(stage) ? 'Pengajuan Bapak/Ibu' : 'Keputusan Bapak/Ibu'),
    comment: 'Masukan',
    commentHelp: 'Wajib diisi bila dikembalikan; dibaca oleh penyusun dan penelaah lain.',
    note: 'Tanggapan',
    noteHelp: 'Boleh dikosongkan; dibaca oleh para penelaah.',
    resubmitHelp: 'Draf ini belum berubah sejak putaran lalu; tuliskan mengapa diajukan kembali.',
    code: 'Kode pengesahan',
    codeHelp: 'Enam angka yang tertulis dalam surel.',
    codeHelpFrom: (title) =>
      `Enam angka yang tertulis dalam surel untuk “${title}”, tempat halaman ini dibuka.`,
    decisions: 'Keputusan dan masukan',
    noDecisions: 'Belum ada keputusan atau masukan.',
    history: 'Riwayat',
    waiting: 'Yang juga menunggu Bapak/Ibu',
    inItsMail: 'Buka dari surelnya: kode pengesahannya tertulis di sana.',
    formerRounds: 'Putaran sebelumnya',
    formerRound: (round) => `Putaran ${round}`,
    you: (name) => `${name} (Bapak/Ibu)`,
    nothingWritten: 'Tanpa tulisan.',
    opensBeside: 'Yang dibuka dari sini tampil di tab baru, sehingga isian di halaman ini tidak hilang.',
    nothingWaiting: 'Tidak ada yang lain yang menunggu Bapak/Ibu.',
    newLinkLater: 'Bagian ini sedang ditahan; tautan baru dapat diminta setelah Kominfo melepaskannya.',
    together: 'Diminta juga kepada',
    excused: 'Dikecualikan dari tugas',
    file: 'Berkas draf',
    fileHelp: 'DOCX, PDF, atau Markdown (.md), paling besar 10 MB.',
    contact,
    whose: (who) => `Tautan ini untuk ${who}; jangan diteruskan.`,
  },
  buttons: {
    decide: (stage) => (isDrafting(stage) ? 'Kirim pengajuan' : 'Kirim keputusan'),
    upload: 'Unggah',
    useFile: 'Gunakan berkas ini',
    otherFile: 'Unggah berkas lain',
    newLink: 'Minta tautan baru',
    openOther: 'Buka',
    changes: 'Lihat perubahan',
    approvalSheet: 'Unduh lembar pengesahan',
    notMe: 'Tahan bagian ini',
    back: 'Kembali',
  },
  ticks: {
    newLink: 'Ya, kirimkan tautan baru ke surel saya yang terdaftar.',
    notMe: (who) =>
      who === null ? 'Bukan saya yang melakukannya.' : `Saya ${who} dan bukan saya yang melakukannya.`,
  },
  resubmit: {
    choice: ({ round }) => `Ajukan lagi draf putaran ${round} tanpa perubahan`,
    leadsTo: (stage) =>
      `Draf itu diteruskan seperti semula ${stageWords.goesOn[nextStage(stage) ?? stage]}. Berkas yang baru dipilih tetapi belum diunggah tidak ikut.`,
  },
  leadsTo: (stage, choice, round) => {
    if (choice === 'return') {
      return `Draf kembali kepada penyusun untuk diperbaiki, lalu putaran ${round + 1} dimulai.`;
    }
    const next = nextStage(stage);
    if (next === null) return 'Bagian ini disahkan dan semua pihak dikirimi pemberitahuan.';
    const { goesOn } = stageWords;
    return isDrafting(stage)
      ? `Draf diteruskan ${goesOn[next]}.`
      : `Setelah semua penelaah menyetujui, draf diteruskan ${goesOn[next]}.`;
  },
};
