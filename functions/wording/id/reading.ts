import type { ReadingWords } from '../reading-words.ts';

export const readingWords: ReadingWords = {
  notShown: {
    insertions: (count) => `${count} sisipan terlacak ditampilkan sebagai sudah diterima.`,
    deletions: (count) => `${count} penghapusan terlacak ditampilkan sebagai sudah diterima.`,
    moves: (count) => `${count} pemindahan terlacak ditampilkan sebagai sudah diterima.`,
    'format-changes': (count) => `${count} perubahan format terlacak ditampilkan sebagai sudah diterima.`,
    comments: (count) => `${count} komentar dari Word tidak ditampilkan.`,
    formulas: (count) => `${count} rumus ditampilkan sebagai teks satu baris.`,
    charts: (count) => `${count} grafik tidak dapat ditampilkan.`,
    diagrams: (count) => `${count} diagram tidak dapat ditampilkan.`,
    drawings: (count) => `${count} gambar bentuk tidak dapat ditampilkan.`,
    'picture-kinds': (count) => `${count} gambar berjenis EMF, WMF atau TIFF tidak dapat ditampilkan.`,
    'pictures-outside': (count) => `${count} gambar berada di luar berkas dan tidak diambil.`,
    'pictures-missing': (count) => `${count} gambar disebut tetapi tidak ada di dalam berkas.`,
    'pictures-over-limit': (count) => `${count} gambar tidak ditampilkan karena melebihi batas.`,
    'embedded-objects': (count) =>
      `${count} objek tertanam (lembar kerja, salindia) tidak dapat dibuka di sini.`,
    'headers-footers': (count) => `${count} kepala atau kaki halaman tidak ditampilkan.`,
    'hidden-text': (count) => `${count} teks yang disembunyikan oleh dokumen tidak ditampilkan.`,
    links: (count) => `${count} tautan selain https ditampilkan sebagai teks biasa.`,
    nesting: (count) => `${count} tabel atau daftar yang bertingkat terlalu dalam ditampilkan mendatar.`,
    'scanned-pages': (count) => `${count} halaman hanya berupa gambar; teksnya tidak dapat dibaca.`,
    'pictures-of-pdf': () => 'Gambar di dalam PDF tidak ditampilkan.',
    'paragraphs-cut': (count) => `${count} paragraf atau tabel dipersingkat karena terlalu panjang.`,
    'damaged-parts': (count) => `${count} bagian berkas rusak dan tidak dapat dibaca.`,
    cut: () => 'Teks ini terpotong karena berkasnya terlalu panjang. Bacalah berkas aslinya sampai selesai.',
  },
  unreadable: {
    damaged: 'Draf ini tidak dapat ditampilkan: berkasnya rusak.',
    encrypted: 'Draf ini tidak dapat ditampilkan: berkasnya dikunci dengan kata sandi.',
    'too-much': 'Draf ini tidak dapat ditampilkan: isinya terlalu banyak untuk dibaca dalam satu menit.',
    fault: 'Draf ini tidak dapat ditampilkan karena gangguan pada pembacanya.',
  },
  notDrawn: {
    kind: 'Jenis gambar ini tidak dapat ditampilkan',
    outside: 'Gambar ini berada di luar berkas',
    limit: 'Gambar ini melebihi batas',
    missing: 'Gambar ini tidak ada di dalam berkas',
    chart: 'Grafik',
    diagram: 'Diagram',
    drawing: 'Gambar bentuk',
  },
  picture: (nth) => `Gambar ${nth}`,
  page: (nth) => `Halaman ${nth}`,
  scanned: (nth) => `Halaman ${nth}: gambar`,
  changes: ({ changed, added, gone, moved }) => {
    const parts = [
      changed > 0 && `${changed} paragraf berubah`,
      added > 0 && `${added} baru`,
      gone > 0 && `${gone} dihapus`,
      moved > 0 && `${moved} dipindah`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? 'Tidak ada yang berubah' : parts.join(', ');
  },
  marks: {
    changed: 'berubah',
    added: 'baru',
    gone: 'dihapus',
    moved: 'pindah',
    replaced: 'diganti seluruhnya',
  },
};
