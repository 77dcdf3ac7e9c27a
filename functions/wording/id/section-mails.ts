import type { SectionWords } from '../section-words.ts';
import { traitsOf } from '../../approval/path/stages.ts';

export const sectionMailWords: SectionWords['mails'] = {
  heading: 'Surel',
  none: 'Belum ada surel.',
  attention: 'Perlu perhatian',
  all: ({ count }) => `Semua surel (${count})`,
  others: ({ count }) => `Surel lainnya (${count})`,
  ask: ({ stage }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return 'Permohonan penyusunan draf';
      case 'review':
        return 'Permohonan reviu';
      case 'signature':
        return 'Permohonan pengesahan';
    }
  },
  causes: {
    opened: 'tahap dibuka',
    returned: 'draf dikembalikan',
    added: 'petugas ditambahkan',
    replacing: 'petugas pengganti',
    resent: 'tautan dikirim ulang',
    requested: 'tautan baru diminta',
    readdressed: 'alamat surel diganti',
  },
  receipt: 'Tanda terima keputusan',
  notes: {
    extended: 'Pemberitahuan: tenggat diperpanjang',
    'brought-forward': 'Pemberitahuan: tenggat dimajukan',
    returned: 'Pemberitahuan: draf dikembalikan',
    'stage-approved': 'Pemberitahuan: tahap disetujui',
    'signed-off': 'Pemberitahuan: telah disahkan',
    disputed: 'Pemberitahuan: keputusan disanggah',
    halted: 'Pemberitahuan: alur terhenti',
    undeliverable: 'Pemberitahuan: surel tidak sampai',
    replaced: 'Pemberitahuan: tugas dialihkan',
    excused: 'Pemberitahuan: dikecualikan dari tugas',
    'closed-early': 'Pemberitahuan: tahap ditutup',
    'no-longer-asked': 'Pemberitahuan: keputusan tidak ditunggu lagi',
    held: 'Pemberitahuan: ditahan',
    released: 'Pemberitahuan: penahanan dilepaskan',
    'sign-off-recalled': 'Pemberitahuan: pengesahan ditarik kembali',
    recalled: 'Pemberitahuan: ditarik kembali',
    cancelled: 'Pemberitahuan: dibatalkan',
    readdressed: 'Pemberitahuan: alamat surel diganti',
  },
  written: ({ at }) => `ditulis ${at}`,
  address: ({ email }) => `Alamat yang tercatat sekarang: ${email}`,
  fates: {
    sent: 'Terkirim',
    sentAt: ({ at }) => `Terkirim ${at}`,
    undelivered: ({ reason }) => `Tidak sampai: ${reason}`,
    waits: 'Menunggu dikirim',
    waitsUntil: ({ reason, at }) => `Belum terkirim: ${reason}; dicoba lagi ${at}`,
    sending: 'Sedang dikirim',
    parked: 'Ditunda karena bagian ditahan; dikirim setelah dilepaskan',
    dropped: ({ reason }) => `Tidak dikirim: ${reason}`,
    failed: ({ reason }) => `Gagal dikirim: ${reason}`,
    tries: ({ count }) => `dicoba ${count} kali`,
  },
  reasons: {
    'no-longer-asked': 'orang ini tidak lagi diminta, atau tautan yang lebih baru sudah dikirim',
    'no-such-section': 'bagiannya tidak ada lagi',
    'no-address': 'alamat surel tidak ada',
    rejected: 'layanan surel menolak mengirimkannya',
    'put-off': 'ditunda server surel penerima',
    'many-this-hour': 'penerima sudah mendapat banyak surel pada jam itu',
    'lease-over': 'antrean pengiriman surel terlalu panjang',
    later: ({ reason }) => `layanan surel meminta menunggu (${reason})`,
    misconfigured: ({ reason }) => `layanan surel belum boleh mengirim (${reason})`,
    unsure: ({ reason }) => `jawaban layanan surel tidak sampai (${reason})`,
    fault: ({ reason }) => `gangguan sistem (${reason})`,
  },
  kept: 'Surel yang sudah selesai disimpan 400 hari.',
};
