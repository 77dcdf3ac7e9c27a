import type { HistoryWords } from '../history-words.ts';
import { noticeWords } from './notices.ts';
import { stageWords } from './stages.ts';

export const historyWords: HistoryWords = {
  imported: () => 'Bagian dimasukkan ke dalam masterplan',
  'settings-changed': ({ by }) => `${by} mengubah pengaturan bagian ini`,
  started: ({ by }) => `${by} memulai bagian ini`,
  'stage-opened': ({ stage, round, due }) =>
    `${stageWords.stages[stage]} dibuka (putaran ${round}), tenggat ${due}`,
  'draft-used': ({ by, round }) => `${by} mengunggah draf (putaran ${round})`,
  decided: ({ by, stage, round, choice }) => `${by} ${stageWords.did(stage, choice)} (putaran ${round})`,
  added: ({ by, person, required }) =>
    `${by} menambahkan ${person} (${required ? stageWords.required : stageWords.optional})`,
  replaced: ({ by, person, successor }) => `${by} mengganti ${person} dengan ${successor}`,
  excused: ({ by, person }) => `${by} mengecualikan ${person} dari tugas`,
  'closed-early': ({ by }) => `${by} menutup tahap lebih awal; draf dikembalikan`,
  'link-renewed': ({ by, person, asked }) =>
    asked === 'by-coordinator'
      ? `${by} mengirim ulang tautan kepada ${person}`
      : `${person} meminta tautan baru`,
  extended: ({ by, due }) => `${by} mengubah tenggat menjadi ${due}`,
  'due-moved': ({ by, due }) => `${by} menghitung ulang tenggat menjadi ${due}`,
  held: ({ by }) => `${by} menahan bagian ini`,
  released: ({ by, due }) =>
    due === null ? `${by} melepaskan penahanan` : `${by} melepaskan penahanan; tenggat menjadi ${due}`,
  recalled: ({ by }) => `${by} menarik kembali bagian ini`,
  cancelled: ({ by }) => `${by} membatalkan bagian ini`,
  disputed: ({ by }) => `${by} menyatakan tidak membuat keputusan itu`,
  halted: ({ reason }) => `Alur terhenti: ${noticeWords.halted(reason)}`,
  rebuilt: ({ by, stage }) => `${by ?? 'Sistem'} membangun ulang alur mulai ${stageWords.stages[stage]}`,
  undeliverable: ({ person, reason }) =>
    `Surel kepada ${person} tidak sampai: ${noticeWords.undeliverable[reason]}`,
  forgotten: ({ person }) => `Data pribadi ${person} dihapus`,
  'comment-closed': ({ by, comment }) => `${by} menutup masukan M-${comment}`,
  'person-changed': ({ by, was, person, readdressed }) =>
    was === person
      ? `${by} memperbarui ${readdressed ? 'alamat surel' : 'data'} ${person}`
      : `${by} memperbarui data ${was}: kini ${person}${readdressed ? ', dengan alamat surel lain' : ''}`,
  unknown: ({ named }) => `Dicatat oleh versi Paraf yang lebih baru (${named})`,
  why: (why) => `Alasan: ${why}`,
};
