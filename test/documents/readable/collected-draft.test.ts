import { expect, test } from 'vitest';
import { CollectedDraft } from '../../../functions/documents/readable/collected-draft.ts';
import { pngBytes } from '../../../samples/readable/png-bytes.ts';

const shown = { alt: '' };

test('a picture of the file is read once, however often it is shown', () => {
  const draft = new CollectedDraft(() => false);
  const reads: string[] = [];
  const show = (name: string, bytes: Uint8Array | undefined) =>
    draft.namedPicture(
      name,
      () => {
        reads.push(name);
        return bytes;
      },
      shown,
    );
  const png = pngBytes(4, 4, 1);
  const pictures = ['a', 'b', 'a', 'a', 'none', 'none', 'emf', 'emf'].map((name) =>
    show(name, { a: png, b: png, emf: Buffer.from('EMF') }[name]),
  );
  expect(reads).toEqual(['a', 'b', 'none', 'emf']);
  expect(pictures.map(({ image, notDrawn }) => image ?? notDrawn)).toEqual([
    1,
    1,
    1,
    1,
    'missing',
    'missing',
    'kind',
    'kind',
  ]);
  expect(draft.images).toHaveLength(1);
  expect([...draft.notShown]).toEqual([
    ['pictures-missing', 2],
    ['picture-kinds', 2],
  ]);
});
