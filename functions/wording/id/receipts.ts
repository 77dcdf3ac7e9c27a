import type { ReceiptWords } from '../mail-words.ts';
import { stageWords } from './stages.ts';

export const receiptWords: ReceiptWords = {
  lead: ({ stage, choice }) =>
    choice === 'submit'
      ? 'Pengajuan Bapak/Ibu telah dicatat.'
      : `Keputusan Bapak/Ibu telah dicatat: ${stageWords.chosen(stage, choice).toLowerCase()}.`,
  follows: (next) => {
    if ('waits' in next) return `Tahap ini masih menunggu ${stageWords.list(next.waits)}.`;
    if ('signedOff' in next) return 'Bagian ini telah disahkan.';
    return `Selanjutnya: ${stageWords.stages[next.opens]} (putaran ${next.round}).`;
  },
  notMe: ({ until }) =>
    `Bukan Bapak/Ibu yang melakukannya? Beri tahu kami paling lambat ${until}; bagian ini akan ditahan dan Kominfo memeriksanya.`,
  button: 'Bukan saya yang melakukannya',
  mistake:
    'Ada yang keliru? Yang sudah dikirim tidak dapat diubah dari tautan, tetapi Kominfo dapat menarik kembali bagian ini.',
  fingerprint: 'Sidik draf (SHA-256)',
  head: 'Sidik riwayat',
  headHelp: 'Simpan surel ini: dengan sidik riwayat ini dapat diperiksa apakah catatan diubah kemudian.',
};
