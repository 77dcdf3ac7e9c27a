import type { AskWords } from '../mail-words.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

export const askWords: AskWords = {
  lead: ({ stage, round, required }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return round > 1
          ? 'Mohon Bapak/Ibu memperbaiki draf bagian ini dan mengajukannya kembali.'
          : 'Mohon Bapak/Ibu menyusun draf bagian ini dan mengajukannya.';
      case 'review':
        return required
          ? 'Mohon Bapak/Ibu mereviu bagian ini, lalu menyetujui atau mengembalikannya.'
          : 'Bila berkenan, mohon Bapak/Ibu mereviu bagian ini; reviu ini tidak wajib.';
      case 'signature':
        return 'Mohon Bapak/Ibu mengesahkan bagian ini, atau mengembalikannya untuk perbaikan.';
    }
  },
  returnedBy: ({ who, round }) => `Draf putaran ${round} dikembalikan oleh ${who}.`,
  recalledBy: ({ by }) => `Bagian ini ditarik kembali oleh ${by} untuk diperbaiki.`,
  added: ({ by, role }) => `${by} menambahkan Bapak/Ibu sebagai ${role} bagian ini.`,
  replacing: ({ by, former }) => `${by} menunjuk Bapak/Ibu untuk menggantikan ${former}.`,
  resent: ({ by }) => `${by} mengirimkan tautan baru; tautan yang lama tidak berlaku lagi.`,
  requested: 'Ini tautan baru yang Bapak/Ibu minta.',
  readdressed: ({ by }) =>
    `${by} mengganti alamat surel Bapak/Ibu di Paraf; tautan yang dikirim ke alamat lama tidak berlaku lagi.`,
  newDraft: ({ round, choice }) =>
    `Draf ini telah diperbarui sejak Bapak/Ibu ${choice === 'return' ? 'mengembalikan' : 'menyetujui'} draf putaran ${round}.`,
  sameDraft: ({ round, choice }) =>
    `Draf ini masih sama dengan yang Bapak/Ibu ${choice === 'return' ? 'kembalikan' : 'setujui'} pada putaran ${round}.`,
  firstTime: ({ round }) => `Ini putaran ${round}; Bapak/Ibu belum pernah memutuskan bagian ini.`,
  comments: (count) => `${count} masukan dan tanggapan dimuat lengkap di bawah.`,
  remarks: ({ count }) =>
    `${count} masukan pada paragraf dimuat di bawah menurut urutan draf; tanggapannya diisi dalam matriks tindak lanjut.`,
  remarkKinds: { must: 'wajib diperbaiki', suggestion: 'saran', question: 'pertanyaan' },
  remark: ({ comment, kind, who }) => `M-${comment} (${kind}) dari ${who}`,
  remarkProposal: ({ text }) => `Usulan rumusan: ${text}`,
  moreRemarks: ({ count }) => `dan ${count} lagi`,
  answered: ({ done, partly, not, noted }) =>
    `${done + partly + not + noted} masukan sudah ditanggapi: ${done} sudah, ${partly} sebagian, ${not} tidak, ${noted} dicatat.`,
  response: (text) => `Tanggapan penyusun: “${text}”`,
  decided: ({ decisions }) => `Keputusan dalam putaran ini: ${decisions}.`,
  excused: ({ names }) => `Dikecualikan dari tugas: ${names}.`,
  together: ({ stage, names }) =>
    isDrafting(stage)
      ? `Diminta juga kepada ${names}; cukup satu yang mengajukan.`
      : `Diminta juga kepada ${names}.`,
  button: (stage) =>
    isDrafting(stage)
      ? 'Unggah dan ajukan draf'
      : traitsOf(stage).task === 'signature'
        ? 'Buka halaman pengesahan'
        : 'Baca dan putuskan',
  code: 'Kode pengesahan',
  codeHelp: 'Isikan kode ini di halaman pengesahan. Jangan berikan kepada siapa pun.',
};
