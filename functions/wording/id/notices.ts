import type { NoticeWords } from '../notice-words.ts';

const halted = new Map([
  ['rebuilt-too-often', 'sudah tiga kali dibangun ulang hari ini'],
  ['NobodyToAsk', 'roster bagian ini belum menyebut siapa pun untuk tahap berikutnya'],
  ['TransientFault', 'gangguan sementara yang tidak kunjung pulih'],
]);

export const noticeWords: NoticeWords = {
  undeliverable: {
    bounced: 'surel ditolak alamat penerima',
    complained: 'surel ditandai sebagai spam',
    suppressed: 'alamat surel ini diblokir karena pernah menolak surel',
    rejected: 'layanan surel menolak mengirimkannya',
    'no-address': 'alamat surel tidak ada',
    'content-refused': 'server surel penerima menolak isi atau ukurannya',
    'put-off': 'dua kali ditunda server surel penerima (kotak surat penuh, atau sedang tidak di tempat)',
  },
  halted: (reason) => halted.get(reason) ?? `gangguan sistem (${reason})`,
};
