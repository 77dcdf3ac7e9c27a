import { readFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftStore } from '../../functions/documents/store/draft-store.ts';
import { type DocumentsStore, startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { localAws } from '../../local/local-aws.ts';
import { snapshotOf } from '../builders/records.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { formsOf } from './forms.ts';
import { BASE, mint, sectionIn, startWorld, type World } from './world.ts';

let world: World;
let store: DocumentsStore;
beforeAll(async () => {
  store = await startDocumentsStore({ dataDir: temporaryFolder(), bucket: 'paraf-documents' });
  const s3 = new S3Client({ ...localAws(store.endpoint, store.key), forcePathStyle: true });
  world = await startWorld(draftStore(s3, 'paraf-documents'));
}, 120_000);
afterAll(async () => {
  await world.stop();
  await store.stop();
});

const pdf = () => readFileSync('samples/drafts/quick-win-bank-sampah.pdf');

/** What a browser does: fills the page's upload form in, posts it to the store, and follows it back. */
async function uploads(path: string, file: Uint8Array, name: string): Promise<string> {
  const page = await (await world.get(path)).text();
  const form = formsOf(page).find(({ action }) => action.startsWith(store.endpoint));
  const body = new FormData();
  for (const [field, value] of Object.entries(form?.fields ?? {})) body.set(field, value);
  body.set('file', new Blob([new Uint8Array(file)]), name);
  const answer = await fetch(form?.action ?? '', { method: 'POST', body, redirect: 'manual' });
  expect(answer.status).toBe(303);
  const back = answer.headers.get('location') ?? '';
  expect(back.startsWith(`${BASE}${path}?upload=`)).toBe(true);
  return back.slice(BASE.length);
}

describe('a drafter', () => {
  test('uploads a file, uses it, and submits it, without a script', async () => {
    const id = await sectionIn(world, 'upload.whole', 'drafting');
    const path = await mint(world, id, 'drafter');
    const back = await uploads(path, pdf(), 'Quick win – bank sampah.pdf');
    const offered = await (await world.get(back)).text();
    expect(offered).toContain('Berkas “Quick win – bank sampah.pdf” sudah kami terima');
    expect(offered).not.toContain('name="decision"');

    const use = formsOf(offered).find(({ fields }) => 'upload' in fields);
    const used = await world.post(use?.action ?? '', use?.fields ?? {});
    expect([used.status, used.headers.get('location')]).toEqual([303, path]);
    const { draft } = (await snapshotOf(world.records, id)).section;
    expect(draft?.round).toBe(1);
    // The same button again: it is the draft already.
    expect((await world.post(use?.action ?? '', use?.fields ?? {})).status).toBe(303);

    const page = await (await world.get(path)).text();
    const form = formsOf(page).find(({ fields }) => 'draft' in fields);
    expect(form?.fields['draft']).toBe(draft?.sha256);
    const link = await world.get(`${path}/drafts/${draft?.sha256}`);
    const bytes = await fetch(link.headers.get('location') ?? '');
    expect(Buffer.from(await bytes.arrayBuffer()).equals(pdf())).toBe(true);
    const submitted = await world.post(path, { ...form?.fields, decision: 'submit' });
    expect(submitted.status).toBe(303);
  });

  test('who chose no file is told so, and may choose again', async () => {
    const id = await sectionIn(world, 'upload.none', 'drafting');
    const path = await mint(world, id, 'drafter');
    const back = await uploads(path, new Uint8Array(0), '');
    const page = await (await world.get(back)).text();
    expect(page).toContain('Pilih berkas terlebih dahulu.');
    expect(formsOf(page)).toHaveLength(1);
  });

  test.each([
    ['an empty file', new Uint8Array(0), 'naskah.pdf', 'Berkas ini kosong.'],
    ['a file that is no document', Buffer.from('MZ\u0000\u0001'.repeat(99)), 'naskah.pdf', 'bukan DOCX, PDF'],
    ['a damaged one', Buffer.from('%PDF-1.7\nterpotong'), 'naskah.pdf', 'rusak atau terpotong'],
    ['a photo', Buffer.from('FFD8FFE000104A464946', 'hex'), 'IMG_2041.JPG', 'Berkas ini foto atau gambar'],
    ['text in Latin-1', Buffer.from('caf\xE9', 'latin1'), 'naskah.txt', 'simpan sebagai UTF-8'],
  ])(
    'with %s is refused at the first press, with a 422 that says why, and nothing is stored',
    async (_name, bytes, name, says) => {
      const id = await sectionIn(world, `upload.bad-${says.length}`, 'drafting');
      const path = await mint(world, id, 'drafter');
      const back = await uploads(path, bytes, name);
      const before = await world.dump();
      const shown = await world.get(back);
      const page = await shown.text();
      expect(shown.status).toBe(422);
      expect(page).toContain(says);
      expect(formsOf(page).some(({ action }) => action.startsWith(store.endpoint))).toBe(true);
      expect(formsOf(page).some(({ fields }) => 'upload' in fields)).toBe(false);
      // Whoever uses it all the same is told the same.
      const upload = new URL(`${BASE}${back}`).searchParams.get('upload') ?? '';
      const answer = await world.post(path, { upload });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(says);
      expect(await world.dump()).toEqual(before);
    },
  );

  test.each([12, 20])(
    'with a file of %i MB comes back to the page, which says what to do',
    async (megabytes) => {
      const id = await sectionIn(world, `upload.big-${megabytes}`, 'drafting');
      const path = await mint(world, id, 'drafter');
      const back = await uploads(path, Buffer.alloc(megabytes * 1_000_000, 'a'), 'naskah.docx');
      const answer = await world.get(back);
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain(
        'Berkas ini lebih besar dari 10 MB. Perkecil gambar di dalamnya, lalu unggah lagi.',
      );
      expect(formsOf(page).some(({ action }) => action.startsWith(store.endpoint))).toBe(true);
      expect((await snapshotOf(world.records, id)).section.draft).toBeNull();
    },
  );

  test('cannot use an upload that is gone, made up, or another section’s', async () => {
    const one = await sectionIn(world, 'upload.one', 'drafting');
    const two = await sectionIn(world, 'upload.two', 'drafting');
    const back = await uploads(await mint(world, one, 'drafter'), pdf(), 'a.pdf');
    const upload = new URL(`${BASE}${back}`).searchParams.get('upload') ?? '';
    const path = await mint(world, two, 'drafter');
    for (const id of [upload, 'abcdefgh', '../../x', '']) {
      const answer = await world.post(path, { upload: id });
      expect([id, answer.status]).toEqual([id, 422]);
    }
    expect((await snapshotOf(world.records, two)).section.draft).toBeNull();
    // Nor does the page of one section take what the store sent back for another.
    const page = await (await world.get(`${path}${back.slice(back.indexOf('?'))}`)).text();
    expect(page).not.toContain('name="upload"');
  });

  test('may not put a file once the stage has closed; a reviewer never', async () => {
    const id = await sectionIn(world, 'upload.late', 'drafting');
    const path = await mint(world, id, 'drafter');
    const back = await uploads(path, pdf(), 'a.pdf');
    const upload = new URL(`${BASE}${back}`).searchParams.get('upload') ?? '';
    await world.post(path, { upload });
    const { draft } = (await snapshotOf(world.records, id)).section;
    await world.post(path, { decision: 'submit', draft: draft?.sha256 ?? '', comment: '' });
    expect((await world.post(path, { upload })).status).toBe(409);
    const review = await sectionIn(world, 'upload.review', 'opd-review');
    const refused = await world.post(await mint(world, review, 'bappeda'), { upload });
    expect([refused.status, (await refused.text()).includes('Pilih salah satu keputusan.')]).toEqual([
      422,
      true,
    ]);
  });

  test.each([
    ['offered', pdf(), 'sudah kami terima'],
    ['refused', Buffer.from('%PDF-1.7\nterpotong'), 'rusak atau terpotong'],
  ])('whose file has markup for a name sees it escaped where it is %s', async (how, file, says) => {
    const path = await mint(world, await sectionIn(world, `upload.markup-${how}`, 'drafting'), 'drafter');
    const page = await (
      await world.get(await uploads(path, file, `<script>alert('x')<b onclick=x>&lt;.pdf`))
    ).text();
    expect(page).toContain(says);
    expect(page).not.toMatch(/<script|<b onclick/);
    if (how === 'offered') expect(page).toContain('&lt;script&gt;');
  });
});
