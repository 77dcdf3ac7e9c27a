import type { StageName } from '../../approval/path/paths.ts';
import type { ActWords } from '../act-words.ts';
import { stageWords } from './stages.ts';

const at = ({ stage, round }: { stage: StageName; round: number }): string =>
  `${stageWords.stages[stage]} putaran ${round}`;

export const actWords: ActWords = {
  names: {
    resend: 'Kirim ulang tautan',
    extend: 'Ubah tenggat',
    replace: 'Ganti penelaah',
    add: 'Tambah penelaah',
    excuse: 'Kecualikan penelaah',
    close: 'Tutup tahap lebih awal',
    hold: 'Tahan',
    release: 'Lepaskan penahanan',
    recall: 'Tarik kembali',
    cancel: 'Batalkan',
    rebuild: 'Bangun ulang alur',
  },
  about: {
    resend:
      'Orang yang dipilih menerima surel dengan tautan baru; tautannya yang lama tidak berlaku lagi. Tenggat tidak berubah.',
    extend:
      'Tenggat tahap yang sedang terbuka dipindahkan ke hari lain, lebih lambat atau lebih awal. Tautan tetap berlaku.',
    replace:
      'Orang lain diminta sebagai pengganti seseorang yang belum memutuskan. Tautan orang yang diganti tidak berlaku lagi.',
    add: 'Satu orang lagi diminta pada tahap yang sedang terbuka.',
    excuse:
      'Tahap dilanjutkan tanpa keputusan seseorang. Halaman, surel, dan lembar pengesahan menyebutkan bahwa ia dikecualikan.',
    close:
      'Tahap ditutup sebagai dikembalikan tanpa menunggu keputusan yang lain, karena sudah ada yang mengembalikan.',
    hold: 'Tidak ada yang dapat memutuskan selama bagian ini ditahan; permintaan baru menunggu sampai dilepaskan. Siapa yang sedang diminta, diberi tahu beserta alasannya.',
    release: 'Bagian ini dilanjutkan. Keputusan yang sudah diambil tetap berlaku, juga yang disanggah.',
    recall: 'Bagian ini kembali ke penyusunan draf, dan putaran baru dibuka.',
    cancel: 'Bagian ini diakhiri: tidak ada lagi yang diminta. Riwayatnya tetap tersimpan.',
    rebuild: 'Alur yang terhenti dimulai lagi dari keadaan yang tercatat. Tidak ada yang diminta dua kali.',
  },
  forGood: {
    close: 'Tidak dapat diurungkan: putaran ini berakhir.',
    recall: 'Tidak dapat diurungkan: persetujuan dalam putaran ini tidak berlaku untuk putaran baru.',
    'recall-sign-off':
      'Tidak dapat diurungkan: bagian ini tidak lagi disahkan dan harus melalui semua tahap sekali lagi. Pengesahan yang lama tetap ada dalam riwayat.',
    cancel: 'Tidak dapat diurungkan: bagian yang dibatalkan tidak dapat dibuka lagi.',
  },
  does: {
    held: 'Bagian ini ditahan. Tidak ada yang dapat memutuskan sampai dilepaskan, dan permintaan baru menunggu.',
    released:
      'Bagian ini dilepaskan. Keputusan yang sudah diambil tetap berlaku; permintaan yang tertahan dikirim.',
    dueByHold: (f) => `Hari kerja selama penahanan tidak dihitung: tenggat ${at(f)} menjadi ${f.due}.`,
    recalled: 'Bagian ini ditarik kembali.',
    cancelled:
      'Bagian ini dibatalkan. Tautannya tidak berlaku lagi, dan tidak ada lagi yang diminta. Riwayatnya tetap tersimpan.',
    'closed-early': (f) => `${at(f)} ditutup sebagai dikembalikan.`,
    added: (f) =>
      `${f.person} diminta pada ${at(f)} sebagai petugas ${f.required ? 'wajib' : 'opsional'}${f.later ? ', juga pada putaran berikutnya' : ''}.`,
    replaced: (f) =>
      `${f.successor} diminta pada ${at(f)} sebagai pengganti ${f.person}${f.later ? ', juga pada putaran berikutnya' : ''}. Tautan ${f.person} tidak berlaku lagi.`,
    excused: (f) => `${f.person} dikecualikan dari ${at(f)}.`,
    'link-renewed': (f) =>
      `${f.person} menerima tautan baru untuk ${at(f)}; tautannya yang lama tidak berlaku lagi.`,
    extended: (f) => `Tenggat ${at(f)} menjadi ${f.due}. Tautan tetap berlaku.`,
    'due-moved': (f) => `Tenggat ${at(f)} dihitung ulang menjadi ${f.due}. Tautan tetap berlaku.`,
    rebuilt: (f) => `Alur baru dimulai pada ${at(f)}; tidak ada yang diminta dua kali.`,
    next: {
      signedOff: 'Bagian ini disahkan.',
      waits: ({ names }) => `Bagian ini menunggu ${names}.`,
      opens: (f) => `Berikutnya dibuka: ${at(f)}.`,
      notStarted: 'Bagian ini belum dimulai.',
    },
  },
  noAct: {
    title: 'Tindakan tidak ditemukan',
    sentence: 'Tidak ada tindakan dengan alamat ini.',
    forward: 'Pilihlah tindakan pada halaman bagian.',
  },
  refused: 'Tidak dapat dilakukan',
  notDone: 'Belum dilakukan',
  fields: {
    person: {
      resend: 'Kepada siapa tautan dikirim ulang?',
      replace: 'Siapa yang diganti?',
      excuse: 'Siapa yang dikecualikan?',
    },
    asked: { replace: 'Siapa penggantinya?', add: 'Siapa yang ditambahkan?' },
    askedHelp: 'Orang dalam masterplan yang dapat diminta pada tahap ini.',
    pick: '– pilih –',
    newcomer: 'Atau seseorang yang belum ada dalam masterplan',
    newcomerHelp: 'Biarkan kosong bila orangnya dipilih di atas. Ia baru dicatat saat tindakan dilakukan.',
    name: 'Nama atau jabatan',
    nameHelp: 'Misalnya: Plt. Kepala Dinas Kesehatan.',
    office: 'Instansi',
    officeHelp: 'Misalnya: Dinas Kesehatan.',
    email: 'Alamat surel',
    emailHelp: 'Tautannya dikirim ke alamat ini.',
    required: 'Apakah tahap menunggu keputusannya?',
    isRequired: 'Wajib: tahap menunggu keputusannya',
    isOptional: 'Opsional: tahap dapat selesai tanpa keputusannya',
    later: 'Sampai kapan berlaku?',
    isLater: 'Putaran ini dan putaran berikutnya',
    isOnce: 'Putaran ini saja',
    due: 'Tenggat baru',
    dueHelp: ({ due }) =>
      `Berlaku pukul 16.00 WIB pada hari itu, paling lama dua tahun ke depan. Tenggat sekarang: ${due}.`,
    reason: 'Alasan',
    reasonHelp:
      'Wajib diisi. Alasan dicatat dalam riwayat atas nama Bapak/Ibu, dan disebut kepada siapa pun yang diberi tahu tentang tindakan ini.',
    undelivered: 'surel terakhir tidak sampai',
  },
  unsuited: {
    says: {
      drafts: ({ person }) =>
        `Perhatian: ${person} ikut menyusun draf bagian ini, sehingga menilai drafnya sendiri.`,
      sits: ({ person, stage }) =>
        `Perhatian: ${person} juga bertugas pada ${stageWords.stages[stage]} bagian ini.`,
      'has-decided': ({ person }) => `Perhatian: ${person} sudah memutuskan dalam putaran ini.`,
    },
    marks: {
      drafts: 'ikut menyusun draf ini',
      sits: ({ stage }) => `bertugas pada ${stageWords.stages[stage]}`,
      'has-decided': 'sudah memutuskan dalam putaran ini',
    },
  },
  mend: {
    title: 'Ada yang perlu diperbaiki',
    person: 'Pilih orangnya.',
    asked: 'Pilih orang dari daftar, atau isikan orang baru.',
    askedTwice: 'Pilih orang dari daftar atau isikan orang baru, jangan keduanya.',
    name: 'Isikan nama atau jabatan dalam satu baris, paling banyak 120 karakter.',
    office: 'Isikan instansi dalam satu baris, paling banyak 120 karakter.',
    email: 'Isikan alamat surel seperti kepala@dinas.example.',
    tick: 'Centang kotak “Ya, lakukan” bila memang akan dilakukan.',
  },
  preview: {
    title: 'Periksa sebelum dilakukan',
    moved:
      'Bagian ini berubah sementara itu, sehingga belum ada yang dilakukan. Periksa kembali apa yang akan terjadi.',
    happens: 'Yang akan terjadi',
    created: ({ person, email }) => `${person} (${email}) dicatat sebagai orang baru dalam masterplan.`,
    alike: ({ person }) => `Perhatian: alamat surel itu juga milik ${person} dalam masterplan.`,
    known: ({ person }) =>
      `${person} dengan alamat surel itu sudah ada dalam masterplan; dialah yang diminta.`,
    asksNext: ({ names }) => `Saat tahap berikutnya dibuka, ${names} menerima surel permintaan.`,
    asksNextLater: ({ names }) => `Surel permintaan untuk ${names} menunggu sampai bagian ini dilepaskan.`,
    mails: 'Surel yang dikirim',
    noMail: 'Tindakan ini tidak mengirim surel kepada siapa pun.',
    parked: 'menunggu sampai bagian ini dilepaskan',
    freed: 'tertahan selama ini, dikirim sekarang',
    links: 'Tautan',
    unlinked: ({ names }) => `Tidak berlaku lagi: tautan untuk ${names}.`,
    keptLinks: 'Tidak ada tautan yang berhenti berlaku.',
    confirm: 'Ya, lakukan',
  },
  buttons: {
    toPreview: 'Lihat apa yang akan terjadi',
    edit: 'Ubah isian',
    back: 'Kembali ke bagian ini',
  },
};
