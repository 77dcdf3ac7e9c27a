import type { FileThingWords, Said } from '../refusal-words.ts';

const say = (sentence: string, forward: string): Said => ({ sentence, forward });

const toPicture =
  'Di Word, pilih objek itu, tekan Potong, lalu Tempel Khusus → Gambar; simpan dan unggah lagi.';
const saveAsWord = 'Simpan sebagai Dokumen Word (.docx) atau PDF, lalu unggah lagi.';
const printToPdf =
  'Buka berkasnya, pilih Cetak, lalu Cetak ke PDF (Microsoft Print to PDF); unggah hasilnya.';

/** Apa yang ada di dalam berkas, dan jalan keluarnya. */
export const fileThings: FileThingWords = {
  'old-word': say('Berkas ini dokumen Word lama (.doc).', `Buka di Word. ${saveAsWord}`),
  'open-document': say(
    'Berkas ini dokumen LibreOffice atau OpenDocument (.odt).',
    `Buka di LibreOffice. ${saveAsWord}`,
  ),
  workbook: say(
    'Berkas ini lembar kerja Excel (.xlsx), bukan dokumen teks.',
    'Salin tabelnya ke dokumen Word, atau simpan sebagai PDF, lalu unggah lagi.',
  ),
  slides: say(
    'Berkas ini paparan PowerPoint (.pptx), bukan dokumen teks.',
    'Salin isinya ke dokumen Word, atau simpan sebagai PDF, lalu unggah lagi.',
  ),
  photo: say(
    'Berkas ini foto atau gambar, bukan dokumen teks.',
    'Sisipkan ke dokumen Word, atau pindai halaman menjadi PDF, lalu unggah lagi.',
  ),
  'rich-text': say('Berkas ini dokumen RTF (.rtf).', `Buka di Word. ${saveAsWord}`),
  'web-page': say('Berkas ini halaman web (.html).', `Buka di Word. ${saveAsWord}`),
  archive: say('Berkas ini arsip (.zip atau sejenisnya).', 'Ekstrak arsipnya, lalu unggah draf di dalamnya.'),
  template: say('Berkas ini templat Word (.dotx), bukan dokumen.', `Buka di Word. ${saveAsWord}`),
  'not-utf8': say(
    'Teks dalam berkas ini tidak disimpan sebagai UTF-8.',
    'Di Notepad, pilih Simpan Sebagai dengan Pengodean UTF-8 (simpan sebagai UTF-8), lalu unggah lagi.',
  ),
  'name-says-other': say(
    'Akhiran nama berkas ini tidak sesuai dengan isinya.',
    'Ganti akhirannya sesuai isinya (.docx, .pdf, atau .md), lalu unggah lagi.',
  ),
  'pdf-restricted': say(
    'PDF ini dibatasi (penyalinan atau pengubahannya dikunci), sehingga tidak dapat kami periksa.',
    printToPdf,
  ),
  'visio-object': say('Berkas ini memuat gambar Visio lama (Visio 2003–2010) sebagai objek.', toPicture),
  'equation-object': say(
    'Berkas ini memuat persamaan sebagai objek (Equation Editor atau MathType).',
    `${toPicture} Atau tulis ulang dengan Sisipkan → Persamaan.`,
  ),
  'paint-object': say('Berkas ini memuat gambar Paint sebagai objek.', toPicture),
  'workbook-object': say('Berkas ini memuat objek Office lama (misalnya lembar Excel 97–2003).', toPicture),
  'attached-object': say(
    'Berkas ini memuat berkas lain sebagai lampiran (objek paket).',
    'Hapus objek itu dari draf, lalu unggah lagi; sebutkan lampirannya dalam teks.',
  ),
  'other-object': say('Berkas ini memuat objek tertanam dari program lain.', toPicture),
  'form-control': say(
    'Berkas ini memuat kontrol formulir ActiveX.',
    'Hapus kontrol itu lewat tab Pengembang, atau cetak ke PDF, lalu unggah lagi.',
  ),
  'merged-file': say(
    'Berkas ini menggabungkan berkas lain saat dibuka (altChunk).',
    'Buka di Word, simpan ulang sebagai Dokumen Word (.docx), lalu unggah lagi.',
  ),
  'dde-field': say(
    'Berkas ini memuat bidang DDE, yang dapat menjalankan program.',
    'Pilih bidang itu, tekan Ctrl+Shift+F9 agar menjadi teks biasa, simpan, lalu unggah lagi.',
  ),
  'coded-field': say(
    'Berkas ini memuat bidang (field) yang namanya disusun oleh bidang lain.',
    'Pilih seluruh isi dokumen, tekan Ctrl+Shift+F9 agar bidang menjadi teks biasa, simpan, lalu unggah lagi.',
  ),
  'unknown-field': say(
    'Berkas ini memuat bidang (field) yang tidak dikenal.',
    'Pilih bidang itu, tekan Ctrl+Shift+F9 agar menjadi teks biasa, simpan, lalu unggah lagi.',
  ),
  'unsafe-link': say(
    'Berkas ini memuat tautan ke folder bersama di jaringan atau ke sebuah program.',
    'Hapus tautan itu (klik kanan → Hapus Hyperlink), atau ganti dengan alamat https, lalu unggah lagi.',
  ),
  'pdf-script': say('PDF ini memuat skrip (JavaScript).', printToPdf),
  'pdf-launch': say('PDF ini dapat membuka program atau berkas lain.', printToPdf),
  'pdf-attachment': say(
    'PDF ini membawa berkas lain sebagai lampiran.',
    `${printToPdf} Lampirannya tidak ikut.`,
  ),
  'pdf-form': say('PDF ini memuat formulir yang mengirim atau mengambil data.', printToPdf),
  'pdf-media': say('PDF ini memuat video, suara, atau model tiga dimensi.', printToPdf),
  'pdf-on-opening': say('PDF ini membuka alamat atau berkas lain begitu dibuka.', printToPdf),
  'pdf-action': say('PDF ini memuat tindakan yang tidak dapat diterima.', printToPdf),
  'outside-template': say(
    'Berkas ini memakai templat yang tersimpan di internet atau di folder bersama.',
    'Di Word, buka Pengembang → Templat Dokumen, ganti dengan Normal, simpan, lalu unggah lagi.',
  ),
  'linked-picture': say(
    'Berkas ini menampilkan gambar yang tersimpan di tempat lain.',
    'Pilih gambarnya, tekan Potong, lalu Tempel Khusus → Gambar; simpan dan unggah lagi.',
  ),
  'linked-object': say(
    'Berkas ini terhubung dengan berkas lain (tautan OLE atau bidang LINK).',
    'Buka File → Info → Edit Tautan ke File, pilih Putuskan Tautan, simpan, lalu unggah lagi.',
  ),
  'included-text': say(
    'Berkas ini mengambil teks dari berkas lain (INCLUDETEXT).',
    'Pilih teks itu, tekan Ctrl+Shift+F9 agar menjadi teks biasa, simpan, lalu unggah lagi.',
  ),
  subdocument: say(
    'Berkas ini dokumen induk; isinya ada di subdokumen.',
    'Di Word, buka Tampilan → Kerangka → Perlihatkan Dokumen, pilih Batalkan Tautan, simpan, lalu unggah lagi.',
  ),
  'mail-merge': say(
    'Berkas ini masih terhubung dengan sumber data surat gabungan (mail merge).',
    'Pilih Surat Massal → Mulai Gabungan Surat → Dokumen Word Normal, simpan, lalu unggah lagi.',
  ),
  'pdf-outside': say('PDF ini menampilkan isi yang tersimpan di berkas lain.', printToPdf),
  'too-much': say(
    'Draf ini memuat terlalu banyak paragraf, tabel, atau lapisan untuk satu bagian.',
    'Pecah drafnya atau cetak ke PDF, lalu unggah lagi.',
  ),
  'too-slow': say(
    'Pemeriksaan berkas ini memakan waktu terlalu lama.',
    'Coba unggah lagi beberapa saat lagi; bila tetap demikian, simpan ulang drafnya atau cetak ke PDF.',
  ),
};
