/** A row of numbers from 0 to 1 that a seed decides (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (
  'pemerintah daerah kabupaten bojonegoro masterplan kota cerdas layanan publik digital data pusat jaringan serat optik ' +
  'kecamatan desa warga masyarakat pelaku usaha dinas komunikasi informatika perencanaan pembangunan anggaran belanja ' +
  'kegiatan program sasaran indikator kinerja capaian tahun triwulan evaluasi pemantauan laporan rekomendasi kebijakan ' +
  'peraturan bupati keputusan sekretariat dewan strategi pengembangan ekonomi kreatif pariwisata pertanian irigasi hutan ' +
  'sungai bengawan solo banjir kekeringan sampah lingkungan hidup energi kesehatan puskesmas rumah sakit pendidikan ' +
  'sekolah guru murid perpustakaan transportasi terminal jalan jembatan penerangan keamanan ketertiban bencana tanggap ' +
  'darurat aplikasi sistem informasi integrasi antarmuka keterbukaan kolaborasi inovasi pelatihan aparatur sipil negara ' +
  'kompetensi kelembagaan tata kelola risiko mutu standar waktu biaya manfaat dampak penerima bantuan sosial keluarga ' +
  'miskin stunting gizi imunisasi posyandu kader perempuan anak lansia disabilitas pasar koperasi industri minyak gas ' +
  'migas investasi perizinan pajak retribusi pendapatan asli transfer dana desa alokasi prioritas nasional provinsi ' +
  'terpadu merata berkelanjutan terukur akuntabel partisipatif efektif efisien bertahap menyeluruh terjangkau andal aman'
).split(' ');
const joints = [
  'yang',
  'dan',
  'di',
  'untuk',
  'dengan',
  'pada',
  'dari',
  'oleh',
  'dalam',
  'serta',
  'melalui',
  'agar',
];

/** So many words of a plan, with stops; no sense is meant. */
export function planText(next: () => number, count: number): string {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const sentences: string[] = [];
  for (let left = count; left > 0; ) {
    const length = Math.min(left, 8 + Math.floor(next() * 14));
    const said = Array.from({ length }, (_, nth) => (nth % 3 === 2 ? pick(joints) : pick(words))).join(' ');
    sentences.push(`${said.charAt(0).toUpperCase()}${said.slice(1)}.`);
    left -= length;
  }
  return sentences.join(' ');
}
