import type { Choice } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import type { StageWords } from '../stage-words.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

const stages = {
  drafting: 'Penyusunan draf',
  'opd-review': 'Reviu Perangkat Daerah',
  'ugm-review': 'Reviu Konsultan (PSPPR UGM)',
  'sekda-sign-off': 'Pengesahan Sekda',
} as const;

const goesOn = {
  drafting: 'kembali kepada penyusun',
  'opd-review': 'untuk direviu oleh Perangkat Daerah',
  'ugm-review': 'ke konsultan (PSPPR UGM)',
  'sekda-sign-off': 'ke Sekda untuk disahkan',
} as const;

const worded = (stage: StageName, choice: Choice, words: Record<Choice | 'sign-off', string>): string =>
  words[choice === 'approve' && traitsOf(stage).task === 'signature' ? 'sign-off' : choice];

export const stageWords: StageWords = {
  masterplan: 'Masterplan',
  book: 'Buku',
  section: 'Bagian',
  stage: 'Tahap',
  draft: 'Draf',
  comment: 'Masukan',
  response: 'Tanggapan',
  round: (round) => `putaran ${round}`,
  stages,
  goesOn,
  states: {
    'not-started': 'Belum dimulai',
    ...stages,
    'signed-off': 'Disahkan',
    'sign-off-disputed': 'Pengesahan disanggah',
    cancelled: 'Dibatalkan',
  },
  outcome: (stage, outcome) => {
    if (outcome === 'approved') return traitsOf(stage).task === 'signature' ? 'Disahkan' : 'Disetujui';
    return outcome === 'submitted' ? 'Diajukan' : 'Dikembalikan untuk perbaikan';
  },
  choose: (stage, choice) =>
    worded(stage, choice, {
      submit: 'Ajukan',
      approve: 'Setujui',
      return: 'Kembalikan untuk perbaikan',
      'sign-off': 'Sahkan',
    }),
  chosen: (stage, choice) =>
    worded(stage, choice, {
      submit: 'Diajukan',
      approve: 'Disetujui',
      return: 'Dikembalikan untuk perbaikan',
      'sign-off': 'Disahkan',
    }),
  did: (stage, choice) =>
    worded(stage, choice, {
      submit: 'mengajukan draf',
      approve: 'menyetujui',
      return: 'mengembalikan untuk perbaikan',
      'sign-off': 'mengesahkan',
    }),
  role: (stage) =>
    isDrafting(stage) ? 'penyusun' : traitsOf(stage).task === 'signature' ? 'pengesah' : 'penelaah',
  required: 'wajib',
  optional: 'opsional',
  list: (names) =>
    names.length < 3
      ? names.join(' dan ')
      : `${names.slice(0, -1).join(', ')}, dan ${names.slice(-1).join('')}`,
  forgotten: '(teks telah dihapus)',
};
