import { freshName } from '../../functions/actions/dependencies.ts';
import { decideAs, snapshotOf, openNext } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { act, DRAFT, mint, mintNotMe, putDraft, returnedSection, sectionIn, type World } from './world.ts';

/** A page in some state, and what a GET of it answers. */
export interface Exhibit {
  readonly name: string;
  readonly path: string;
  readonly status: 200 | 404 | 410;
  /** A sentence of that state. */
  readonly says: string;
}

/** A page in every state that a GET can meet, each of a section of its own. */
export async function gallery(world: World): Promise<Exhibit[]> {
  const { records, dependencies } = world;
  const shown: Exhibit[] = [];
  const show = (name: string, path: string, says: string, status: Exhibit['status'] = 200) =>
    shown.push({ name, path, status, says });
  const inReview = (id: string) => sectionIn(world, `galeri.${id}`, 'opd-review');
  const expired = '2023-12-01T00:00:00.000Z';

  let id = await inReview('confirm');
  show('confirm', await mint(world, id, 'bappeda'), 'menunggu keputusan');
  id = await sectionIn(world, 'galeri.confirm-sign-off', 'sekda-sign-off');
  show('confirm-sign-off', await mint(world, id, 'sekda'), 'Mohon pengesahan');
  id = await sectionIn(world, 'galeri.needs-draft', 'drafting');
  show('needs-draft', await mint(world, id, 'drafter'), 'ditunggu dari');
  const upload = freshName(dependencies);
  const key = `incoming/${id}/${upload}/Visi & Misi <final>.docx`;
  const returned = (file: string) => `?upload=${upload}&bucket=b&key=${encodeURIComponent(file)}`;
  show('use-file', (await mint(world, id, 'drafter')) + returned(key), 'belum dijadikan draf');
  const none = `incoming/${id}/${upload}/`;
  show('no-file', (await mint(world, id, 'drafter')) + returned(none), 'Pilih berkas terlebih dahulu');
  id = await sectionIn(world, 'galeri.submit', 'drafting');
  await putDraft(world, id);
  show('submit', await mint(world, id, 'drafter'), 'Kirim pengajuan');
  id = await returnedSection(world, 'galeri.resubmit');
  show('resubmit', await mint(world, id, 'drafter'), 'Lengkapi indikator');

  id = await sectionIn(
    world,
    'galeri.done-waits',
    'opd-review',
    settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
  );
  let path = await mint(world, id, 'bappeda');
  await decideAs(records, id, 'bappeda', 'approve', 'Baik.');
  show('done-waits', path, 'Selanjutnya menunggu');
  id = await sectionIn(world, 'galeri.done-signed-off', 'sekda-sign-off');
  path = await mint(world, id, 'sekda');
  await decideAs(records, id, 'sekda', 'approve');
  show('done-signed-off', path, 'Bagian ini telah disahkan');

  id = await inReview('superseded');
  path = await mint(world, id, 'dinkes');
  await decideAs(records, id, 'bappeda', 'return', 'Perbaiki.');
  await openNext(records, id);
  show('superseded', path, 'Sekarang: Penyusunan draf, putaran 2, menunggu');
  id = await inReview('expired');
  show('expired', await mint(world, id, 'bappeda', { expires: expired }), 'Masa berlaku', 410);
  id = await inReview('expired-done');
  path = await mint(world, id, 'bappeda', { expires: expired });
  await decideAs(records, id, 'bappeda', 'approve');
  show('expired-done', path, 'Tidak ada lagi yang perlu', 410);
  id = await inReview('revoked');
  path = await mint(world, id, 'bappeda');
  await act(world, id, { act: 'resend', person: 'bappeda' });
  show('revoked', path, 'tautan yang lebih baru', 410);
  id = await inReview('held');
  path = await mint(world, id, 'bappeda');
  await act(world, id, { act: 'hold' });
  show('on-hold', path, 'menahan bagian ini untuk sementara; belum ada yang dapat diputuskan. Alasan');
  id = await inReview('cancelled');
  path = await mint(world, id, 'bappeda');
  await act(world, id, { act: 'cancel' });
  show('cancelled', path, 'Kominfo membatalkan');
  id = await inReview('closed');
  path = await mint(world, id, 'dinkes');
  await decideAs(records, id, 'bappeda', 'approve');
  show('closed', path, 'ditutup tanpa keputusan');
  id = await inReview('excused');
  path = await mint(world, id, 'dinkes');
  await act(world, id, { act: 'excuse', person: 'dinkes' });
  show('excused', path, 'tidak lagi bertugas', 410);
  id = await inReview('replaced');
  path = await mint(world, id, 'dinkes');
  await act(world, id, { act: 'replace', person: 'dinkes', successor: 'dinsos', later: false });
  show('replaced', path, 'sudah dialihkan', 410);
  id = await sectionIn(world, 'galeri.locked', 'sekda-sign-off');
  show('locked', await mint(world, id, 'sekda', { tries: 5 }), 'terkunci');
  show('unknown', '/t/tidak-ada', 'tidak dikenal', 404);

  const waits = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
  id = await sectionIn(world, 'galeri.not-me', 'opd-review', waits);
  await decideAs(records, id, 'bappeda', 'approve');
  show('not-me', await mintNotMe(world, id, 'bappeda'), 'Bila bukan Bapak/Ibu');
  id = await sectionIn(world, 'galeri.not-me-done', 'opd-review', waits);
  await decideAs(records, id, 'bappeda', 'approve');
  path = await mint(world, id, 'dinkes');
  const notMe = await mintNotMe(world, id, 'bappeda');
  await world.post(notMe, { form: 'not-me', confirm: 'yes' });
  show('not-me-done', notMe, 'sekarang ditahan');
  show('disputed', path, 'disanggah');
  id = await sectionIn(world, 'galeri.not-me-already', 'opd-review', waits);
  await decideAs(records, id, 'bappeda', 'approve');
  path = await mintNotMe(world, id, 'bappeda');
  await world.post(path, { form: 'not-me', confirm: 'yes' });
  await act(world, id, { act: 'release' });
  show('not-me-already', path, 'sudah pernah kami terima');
  show('not-me-unknown', '/n/tidak-ada', 'tidak dikenal', 404);
  return shown;
}

/** Pages that only a POST can meet: what was sent did not count. */
export async function refusals(
  world: World,
): Promise<{ name: string; status: number; response: Response }[]> {
  const found: { name: string; status: number; response: Response }[] = [];
  const add = async (name: string, status: number, response: Promise<Response>) =>
    found.push({ name, status, response: await response });
  let id = await sectionIn(world, 'galeri.invalid', 'sekda-sign-off');
  let path = await mint(world, id, 'sekda');
  const fields = { decision: 'return', comment: '', draft: DRAFT, code: '12' };
  await add('invalid', 422, world.post(path, fields));
  await add('wrong-code', 422, world.post(path, { ...fields, comment: 'Perbaiki.', code: '111111' }));
  id = await sectionIn(world, 'galeri.already', 'opd-review');
  path = await mint(world, id, 'bappeda');
  await decideAs(world.records, id, 'bappeda', 'approve');
  await add('already-decided', 409, world.post(path, { decision: 'approve', draft: DRAFT }));
  id = await sectionIn(world, 'galeri.changed', 'drafting');
  await putDraft(world, id);
  path = await mint(world, id, 'drafter');
  const { sha256 } = (await snapshotOf(world.records, id)).section.draft ?? { sha256: '' };
  await putDraft(world, id, 'f'.repeat(64), 'docx');
  await add(
    'draft-changed',
    409,
    world.post(path, { decision: 'submit', draft: sha256, comment: 'Sudah dilengkapi.' }),
  );
  id = await sectionIn(world, 'galeri.link-sent', 'opd-review');
  path = await mint(world, id, 'bappeda', { expires: '2023-12-01T00:00:00.000Z' });
  await add('unticked', 422, world.post(path, { form: 'new-link' }));
  await add('link-sent', 200, world.post(path, { form: 'new-link', confirm: 'yes' }));
  await add('link-too-soon', 429, world.post(path, { form: 'new-link', confirm: 'yes' }));
  await add('foreign', 403, world.post(path, { form: 'new-link' }, { origin: 'https://jahat.example' }));
  return found;
}
