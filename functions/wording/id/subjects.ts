import type { SubjectWords } from '../mail-words.ts';
import { traitsOf } from '../../approval/path/stages.ts';

export const subjectWords: SubjectWords = {
  ask: ({ stage, round, title, due }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return round > 1
          ? `Perlu perbaikan: ${title} (putaran ${round})`
          : `Mohon penyusunan draf: ${title} – paling lambat ${due}`;
      case 'review':
        return `Mohon reviu: ${title} – paling lambat ${due}`;
      case 'signature':
        return `Mohon pengesahan: ${title}`;
    }
  },
  receipt: ({ title }) => `Tanda terima: ${title}`,
  note: {
    extended: ({ title, due }) => `Tenggat diperpanjang: ${title} – menjadi ${due}`,
    'brought-forward': ({ title, due }) => `Tenggat dimajukan: ${title} – menjadi ${due}`,
    returned: ({ title, round }) => `Dikembalikan: ${title} (putaran ${round})`,
    'stage-approved': ({ title }) => `Disetujui: ${title}`,
    'signed-off': ({ title }) => `Telah disahkan: ${title}`,
    disputed: ({ title }) => `Keputusan disanggah: ${title}`,
    halted: ({ title }) => `Alur terhenti: ${title}`,
    undeliverable: ({ title }) => `Surel tidak sampai: ${title}`,
    replaced: ({ title }) => `Tugas dialihkan: ${title}`,
    excused: ({ title }) => `Dikecualikan dari tugas: ${title}`,
    'closed-early': ({ title }) => `Tahap ditutup: ${title}`,
    'no-longer-asked': ({ title }) => `Keputusan tidak ditunggu lagi: ${title}`,
    held: ({ title }) => `Ditahan: ${title}`,
    released: ({ title }) => `Dilanjutkan: ${title}`,
    'sign-off-recalled': ({ title }) => `Pengesahan ditarik kembali: ${title}`,
    recalled: ({ title }) => `Ditarik kembali: ${title}`,
    readdressed: ({ title }) => `Alamat surel diganti: ${title}`,
    cancelled: ({ title }) => `Dibatalkan: ${title}`,
  },
};
