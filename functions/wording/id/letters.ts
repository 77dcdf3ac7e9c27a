import type { LetterWords } from '../mail-words.ts';
import { stageWords } from './stages.ts';
import { traitsOf } from '../../approval/path/stages.ts';

const OPENS = {
  draft: 'Buka dan unggah draf',
  review: 'Baca dan putuskan',
  signature: 'Baca dan sahkan',
} as const;

export const letterWords: LetterWords = {
  subjects: {
    reminder: ({ count }) => `Pengingat: ${count} bagian menunggu Bapak/Ibu`,
    late: ({ days, title }) => `Lewat tenggat ${days} hari: ${title}`,
    forInformation: ({ count }) => `Untuk diketahui: ${count} bagian lewat tenggat`,
    report: ({ plan }) => `Laporan Senin: ${plan}`,
  },
  yours: ({ count }) => `${count} bagian menunggu Bapak/Ibu, yang paling mendesak lebih dahulu.`,
  people: ({ count }) => `Untuk diketahui: ${count} bagian lewat tenggat pada perangkat di bawah Bapak/Ibu.`,
  plan: ({ count }) => `Untuk diketahui: ${count} bagian dalam masterplan ini lewat tenggat.`,
  report: ({ signedOff, all, open, held, over }) =>
    `Keadaan pada awal pekan: ${signedOff} dari ${all} bagian disahkan, ${open} menunggu keputusan atau draf, ${held} ditahan, disanggah, atau terhenti. ${
      over === 0 ? 'Tidak ada yang lewat tenggat.' : `${over} lewat tenggat:`
    }`,
  place: ({ stage, round }) => `${stageWords.stages[stage]}, ${stageWords.round(round)}`,
  since: ({ since }) => `Sejak ${since}`,
  ahead: ({ due, left }) =>
    left === 0 ? `Paling lambat hari ini, ${due}` : `Paling lambat ${due} (${left} hari kerja lagi)`,
  over: ({ due, days }) => `Lewat tenggat ${days} hari kerja (${due})`,
  with: ({ holder }) => `Pada ${holder}`,
  open: (stage) => OPENS[traitsOf(stage).task],
  more: ({ count }) => `dan ${count} bagian lagi`,
  codeHelp: 'Kode ini berlaku untuk semua pengesahan dalam surel ini. Jangan diteruskan.',
  board: 'Buka papan pemantauan',
};
