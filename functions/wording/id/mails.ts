import type { MailWords } from '../mail-words.ts';
import { askWords } from './asks.ts';
import { letterWords } from './letters.ts';
import { noteWords } from './notes.ts';
import { receiptWords } from './receipts.ts';
import { subjectWords } from './subjects.ts';

export const mailWords: MailWords = {
  sender: (plan) => `${plan} – Kominfo`,
  greeting: (who) => `Yth. ${who},`,
  subjects: subjectWords,
  ask: askWords,
  receipt: receiptWords,
  notes: noteWords,
  letters: letterWords,
  dueLabel: 'Paling lambat',
  newDueLabel: 'Tenggat baru',
  draftLabel: 'Draf',
  why: (why) => `Alasan: ${why}`,
  commentsHeading: 'Masukan dan tanggapan',
  ownComment: 'Masukan Bapak/Ibu',
  plainUrl: 'Bila tombol tidak berfungsi, salin alamat ini ke peramban:',
  contact: ({ name, email, phone }) =>
    `Ada yang keliru atau kurang jelas? Balas surel ini atau hubungi ${[
      name,
      ...(email === null ? [] : [email]),
      ...(phone === null ? [] : [`telepon ${phone}`]),
    ].join(', ')}.`,
  whose: (who) => `Tautan ini untuk ${who}; jangan diteruskan.`,
  forWhom: (who) => `Surel ini untuk ${who}.`,
  footer: (plan) => `Dikirim oleh Paraf untuk ${plan}.`,
};
