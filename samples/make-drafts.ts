import { mkdir, writeFile } from 'node:fs/promises';
import { docxParts } from './docx-parts.ts';
import { pdfBytes } from './pdf-bytes.ts';
import { zipBytes } from './zip-bytes.ts';

// Writes the sample drafts anew, byte for byte the same: `npx tsx samples/make-drafts.ts`.

const analysis = [
  '# Analisis Kesiapan Daerah',
  'Bagian ini menilai kesiapan Kabupaten Bojonegoro untuk menjalankan Masterplan Smart City 2024-2026, dari sisi struktur, infrastruktur, dan suprastruktur.',
  '# Struktur',
  'Sumber daya manusia bidang teknologi informasi tersebar di seluruh perangkat daerah, namun belum merata. Kecamatan di wilayah selatan memerlukan pendampingan lebih lama.',
  '# Infrastruktur',
  'Jaringan serat optik menghubungkan perangkat daerah di wilayah kota. Pusat data daerah dikelola oleh Dinas Komunikasi dan Informatika.',
  '# Suprastruktur',
  'Peraturan bupati tentang sistem pemerintahan berbasis elektronik menjadi landasan. Dewan TIK memberi arahan, dan Sekretaris Daerah mengoordinasikan pelaksanaan.',
  '# Kesenjangan dan tindak lanjut',
  'Kesenjangan utama ada pada integrasi data antarperangkat daerah. Tindak lanjutnya dibahas pada dimensi Smart Governance dalam Buku 2.',
];

const quickWin = [
  '# Quick Win Smart Environment: Bank Sampah Terhubung',
  'Pengusul: Dinas Lingkungan Hidup. Penelaah: Dinas PU Sumber Daya Air dan BPBD.',
  '# Latar belakang',
  'Pencatatan setoran di bank sampah masih dilakukan dengan buku, sehingga volume sampah terpilah tidak diketahui secara berkala.',
  '# Kegiatan',
  'Setiap bank sampah mencatat setoran melalui satu aplikasi yang sama. Data direkap setiap minggu dan ditampilkan per kecamatan.',
  '# Keluaran dan ukuran keberhasilan',
  'Pada akhir tahun pertama, sekurang-kurangnya separuh bank sampah aktif mencatat setoran secara elektronik.',
  '# Tanggung jawab',
  'Dinas Lingkungan Hidup memimpin; pemerintah kecamatan mendampingi; Dinas Komunikasi dan Informatika menyediakan aplikasi.',
];

const summary = `# Ringkasan Eksekutif: Arah Kebijakan

Masterplan Smart City Kabupaten Bojonegoro 2024–2026 disusun agar layanan publik lebih mudah dijangkau, keputusan
didasarkan pada data, dan pembangunan berkelanjutan.

## Enam dimensi

1. Smart Governance
2. Smart Branding
3. Smart Economy
4. Smart Living
5. Smart Society
6. Smart Environment

## Pelaksanaan

Setiap dimensi dipimpin oleh satu perangkat daerah. Evaluasi dilakukan secara berkala, dan rencana disesuaikan
dengan hasilnya.
`;

const folder = new URL('drafts/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('analisis-kesiapan-daerah.docx', folder), zipBytes(docxParts(analysis)));
await writeFile(
  new URL('quick-win-bank-sampah.pdf', folder),
  pdfBytes('Quick Win Smart Environment', quickWin),
);
await writeFile(new URL('ringkasan-eksekutif.md', folder), summary);
