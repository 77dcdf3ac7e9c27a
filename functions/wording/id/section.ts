import type { SectionWords } from '../section-words.ts';
import { sectionMailWords } from './section-mails.ts';

export const sectionWords: SectionWords = {
  done: ({ did }) => `Tercatat: ${did}.`,
  noDraft: {
    title: 'Versi tidak ditemukan',
    sentence: 'Bagian ini tidak memiliki versi draf dengan sidik tersebut.',
    forward: 'Bukalah halaman bagian, lalu pilih salah satu versinya.',
  },
  contents: 'Isi halaman',
  acts: 'Tindakan',
  actGroups: { people: 'Orang yang diminta', stage: 'Tahap ini', section: 'Bagian ini' },
  advice: {
    disputed:
      'Sebuah keputusan disanggah. Lepaskan bila keputusan itu tetap berlaku, atau tarik kembali bagian ini.',
    held: 'Selama ditahan, tidak ada yang dapat memutuskan. Lepaskan bila sudah dapat dilanjutkan.',
    halted: 'Alur terhenti dan tidak berjalan sendiri. Bangun ulang setelah penyebabnya diatasi.',
    stuck:
      'Tahap berikutnya tidak terbuka, walaupun terus dicoba. Mintalah pengelola sistem memeriksanya dengan perintah paraf doctor.',
    undeliverable:
      'Surel tidak sampai. Perbaiki alamatnya dalam berkas masterplan lalu kirim ulang tautannya, atau ganti petugasnya.',
    late: 'Tenggat sudah lewat. Kirim ulang tautan, ubah tenggat, atau ganti petugasnya.',
  },
  round: ({ round }) => `Putaran ${round}`,
  path: {
    heading: 'Jalur',
    outcome: 'Hasil',
    opened: 'Dibuka',
    closed: 'Ditutup',
    took: 'Lama',
    notOpened: 'Belum dibuka',
    opening: 'Sedang dibuka',
    open: 'Sedang berjalan',
    stopped: 'Dihentikan',
    willAsk: ({ names }) => `akan diminta: ${names}`,
    lasted: ({ hours }) =>
      hours < 1 ? 'kurang dari satu jam' : hours < 48 ? `${hours} jam` : `${Math.floor(hours / 24)} hari`,
  },
  decisions: {
    heading: 'Keputusan dan masukan',
    none: 'Belum ada tahap yang dibuka.',
    nobodyYet: 'Belum ada keputusan.',
    waits: ({ at }) => `Menunggu sejak ${at}`,
    released: 'Tidak lagi diminta: tahap selesai tanpa keputusannya',
    excused: ({ at }) => `Dikecualikan pada ${at}`,
    replaced: ({ successor, at }) => `Diganti dengan ${successor} pada ${at}`,
    disputed: ({ at }) => `Disanggah pada ${at}`,
    onDraft: 'atas draf',
  },
  versions: {
    heading: 'Versi draf',
    none: 'Belum ada draf.',
    by: 'Diunggah oleh',
    at: 'Waktu',
    file: 'Berkas',
    current: 'Versi terkini',
    types: { docx: 'Word (DOCX)', pdf: 'PDF', markdown: 'Markdown' },
    downloadOf: ({ round, at }) => `draf putaran ${round}, ${at}`,
  },
  mails: sectionMailWords,
  events: ({ count }) => `${count} peristiwa`,
  chain: 'Sidik riwayat:',
  chainHelp:
    'Sidik ini berubah dengan setiap peristiwa. Tanda terima mencetak sidik pada saatnya; dengan itu perubahan catatan di kemudian hari dapat diketahui.',
};
