import { fileThings } from './file-things.ts';
import type { RefusalWords, Said } from '../refusal-words.ts';

const say = (sentence: string, forward: string): Said => ({ sentence, forward });
const reload = 'Muat ulang halaman ini untuk melihat keadaan terkini.';

export const refusalWords: RefusalWords = {
  rules: {
    'already-decided': say('Keputusan ini sudah diambil.', reload),
    superseded: say('Putaran yang lebih baru sudah dibuka.', 'Minta tautan baru untuk putaran itu.'),
    'stage-closed': say('Tahap ini sudah ditutup.', 'Tidak ada lagi yang perlu Bapak/Ibu lakukan.'),
    'not-assigned': say('Orang ini tidak bertugas pada tahap ini.', 'Periksa daftar petugas tahap ini.'),
    released: say(
      'Tahap ini selesai tanpa keputusan Bapak/Ibu.',
      'Tidak ada lagi yang perlu Bapak/Ibu lakukan.',
    ),
    excused: say('Orang ini sudah dikecualikan dari tugas.', 'Tidak ada lagi yang perlu dilakukan.'),
    replaced: say('Tugas ini sudah dialihkan kepada orang lain.', 'Hubungi Kominfo bila ini keliru.'),
    'link-renewed': say(
      'Tautan ini tidak berlaku lagi karena tautan yang lebih baru sudah dikirim.',
      'Gunakan tautan dalam surel terbaru, atau minta tautan baru.',
    ),
    held: say(
      'Bagian ini sedang ditahan.',
      'Tunggu sampai Kominfo melepaskannya; tautan Bapak/Ibu tetap berlaku.',
    ),
    disputed: say(
      'Bagian ini sedang ditahan karena sebuah keputusan disanggah.',
      'Tunggu sampai Kominfo memeriksanya; tautan Bapak/Ibu tetap berlaku.',
    ),
    cancelled: say('Bagian ini sudah dibatalkan.', 'Hubungi Kominfo bila ini keliru.'),
    'signed-off': say('Bagian ini sudah disahkan.', 'Tarik kembali bagian ini bila masih harus diubah.'),
    'draft-changed': say(
      'Draf berubah sejak halaman ini dibuka; belum ada yang diputuskan.',
      'Baca draf terbaru, lalu putuskan kembali.',
    ),
    'no-draft': say('Belum ada draf.', 'Unggah draf terlebih dahulu.'),
    'wrong-choice': say('Pilihan ini tidak ada pada tahap ini.', 'Pilih salah satu yang tersedia.'),
    'reason-missing': say('Alasannya belum diisi.', 'Tuliskan alasannya; alasan itu ikut dicatat.'),
    'comment-missing': say(
      'Masukan belum diisi.',
      'Tuliskan alasannya secara singkat agar yang membaca tahu apa yang harus diperbaiki.',
    ),
    'no-open-stage': say('Tidak ada tahap yang sedang terbuka.', 'Tunggu tahap berikutnya dibuka.'),
    'not-started': say('Bagian ini belum dimulai.', 'Mulai bagian ini terlebih dahulu.'),
    'already-started': say('Bagian ini sudah dimulai.', 'Lihat keadaannya di papan pemantauan.'),
    'already-assigned': say('Orang ini sudah bertugas pada tahap ini.', 'Pilih orang lain.'),
    'too-many': say('Satu tahap memuat paling banyak sepuluh orang.', 'Kurangi daftar petugasnya.'),
    'sekda-signs-alone': say(
      'Pengesahan dilakukan oleh Sekda seorang diri.',
      'Ganti Sekda bila pejabatnya berbeda (Plt./Plh.).',
    ),
    'sekda-is-replaced': say(
      'Sekda tidak dapat dikecualikan dari pengesahan.',
      'Ganti dengan pejabat yang mewakili (Plt./Plh.).',
    ),
    'nobody-left': say(
      'Tanpa orang ini tidak ada lagi yang dapat menyetujui.',
      'Ganti dengan orang lain, bukan dikecualikan.',
    ),
    'no-return-yet': say(
      'Belum ada yang mengembalikan bagian ini.',
      'Untuk maju tanpa seseorang, kecualikan orang itu.',
    ),
    'due-passed': say('Tenggat baru sudah lewat.', 'Pilih waktu yang belum lewat.'),
    'due-too-far': say(
      'Tenggat baru lebih dari dua tahun ke depan.',
      'Periksa tahunnya, lalu pilih waktu yang lebih dekat.',
    ),
    'already-held': say('Bagian ini sudah ditahan.', 'Lepaskan penahanannya bila dapat dilanjutkan.'),
    'not-held': say('Bagian ini tidak sedang ditahan.', 'Tidak ada yang perlu dilepaskan.'),
    'already-cancelled': say('Bagian ini sudah dibatalkan.', 'Tidak ada lagi yang perlu dilakukan.'),
    'already-disputed': say(
      'Sanggahan atas keputusan ini sudah diterima.',
      'Kominfo sudah diberi tahu dan akan menghubungi Bapak/Ibu.',
    ),
    'already-halted': say('Bagian ini sudah tercatat terhenti.', 'Bangun ulang setelah penyebabnya diatasi.'),
    halted: say('Bagian ini terhenti.', 'Bangun ulang setelah penyebabnya diatasi.'),
    unchanged: say('Tidak ada yang berubah.', 'Tidak ada lagi yang perlu dilakukan.'),
    'too-soon': say(
      'Tautan baru sudah diminta belum lama ini.',
      'Periksa kotak masuk dan folder spam, lalu coba lagi nanti.',
    ),
    'papers-changed': say(
      'Masukan atau tanggapan Bapak/Ibu berubah sejak halaman ini dibuka; belum ada yang diputuskan.',
      'Periksa kembali daftarnya, lalu putuskan.',
    ),
    'papers-sealed': say('Masukan Bapak/Ibu pada tahap ini sudah terkirim dan tidak dapat diubah.', reload),
    'too-many-comments': say(
      'Batas banyaknya masukan sudah tercapai.',
      'Gabungkan atau ringkas masukan yang ada.',
    ),
    'no-such-comment': say('Masukan ini tidak ada, atau tidak menunggu hal itu.', reload),
    'comment-closed': say('Masukan ini sudah ditutup.', 'Tidak ada lagi yang perlu dilakukan.'),
    'must-unanswered': say(
      'Masih ada masukan wajib yang belum ditanggapi.',
      'Isi tanggapannya pada matriks tindak lanjut, lalu ajukan.',
    ),
    'must-in-approval': say(
      'Persetujuan tidak dapat memuat masukan yang wajib diperbaiki, atau tanggapan yang dibuka lagi.',
      'Ubah jenis masukan itu menjadi saran, terima tanggapannya, atau kembalikan drafnya.',
    ),
    'changed-since': say(
      'Bagian ini berubah sejak halaman ini dibuat; belum ada yang dilakukan.',
      'Periksa kembali apa yang akan terjadi, lalu putuskan.',
    ),
    'superseded-generation': say('Alur yang lebih baru sudah mengambil alih bagian ini.', reload),
    'not-next': say('Bukan tahap ini yang dibuka berikutnya.', reload),
  },
  coordinators: {
    'already-decided':
      'Pilih orang yang belum memutuskan, atau tarik kembali bagian ini bila keputusan itu keliru.',
    replaced: 'Pilih penggantinya.',
    excused: 'Pilih orang lain, atau tambahkan lagi orang ini bila masih diperlukan.',
    held: 'Lepaskan penahanannya terlebih dahulu, atau tarik kembali bagian ini.',
    disputed: 'Lepaskan bagian ini bila keputusan itu tetap berlaku, atau tarik kembali bila tidak.',
    cancelled:
      'Pembatalan tidak dapat diurungkan; bila masih diperlukan, masukkan bagian baru lewat berkas masterplan.',
    'no-open-stage':
      'Bila belum dimulai, mulai dengan perintah paraf import FILE --start; bila sudah disahkan, tarik kembali; selain itu, coba lagi setelah tahap berikutnya dibuka.',
    'not-started': 'Mulai dengan perintah paraf import FILE --start.',
  },
  files: {
    empty: say('Berkas ini kosong.', 'Pilih berkas yang berisi draf.'),
    'too-big': say('Berkas ini lebih besar dari 10 MB.', 'Perkecil gambar di dalamnya, lalu unggah lagi.'),
    'bad-name': say(
      'Nama berkas ini memuat tanda yang tidak dapat diterima.',
      'Ganti namanya dengan huruf dan angka biasa, lalu unggah lagi.',
    ),
    'wrong-type': say(
      'Berkas ini bukan DOCX, PDF, atau Markdown (.md).',
      'Simpan draf dalam salah satu bentuk itu, lalu unggah lagi.',
    ),
    encrypted: say('Berkas ini terkunci dengan kata sandi.', 'Buka kuncinya, simpan, lalu unggah lagi.'),
    macros: say('Berkas ini memuat makro.', 'Simpan sebagai dokumen Word biasa (.docx), lalu unggah lagi.'),
    'active-content': say(
      'Berkas ini memuat isi yang dapat berjalan sendiri (skrip, lampiran, atau objek tertanam).',
      'Hapus isi itu atau cetak ke PDF, lalu unggah lagi.',
    ),
    'outside-content': say(
      'Berkas ini menampilkan isi yang tersimpan di tempat lain.',
      'Sisipkan gambar dan isi itu ke dalam draf, lalu unggah lagi.',
    ),
    bomb: say(
      'Isi berkas ini jauh lebih besar daripada berkasnya.',
      'Simpan ulang drafnya, lalu unggah lagi.',
    ),
    damaged: say('Berkas ini rusak atau terpotong.', 'Buka dan simpan ulang drafnya, lalu unggah lagi.'),
    'no-such-upload': say('Unggahan ini sudah tidak tersimpan.', 'Unggah berkasnya sekali lagi.'),
  },
  things: fileThings,
  'bad-due': say(
    'Tenggat ini tidak dapat dibaca.',
    'Tuliskan tanggal seperti 2026-12-01 atau waktu seperti 2026-12-01T10:00.',
  ),
};
