import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, downloadName } from '../../functions/documents/store/download-name.ts';
import { draftTypeNames } from '../../functions/documents/draft-types.ts';

const named = (title: string) => downloadName({ title, round: 2, type: 'docx' });

describe('the name of a download', () => {
  it('is the title and the round', () => {
    expect(named('Smart Living: Layanan Kesehatan')).toBe('Smart Living Layanan Kesehatan – putaran 2.docx');
    expect(downloadName({ title: 'Visi', round: 1, type: 'markdown' })).toBe('Visi – putaran 1.md');
  });

  it.each([
    ['../../etc/passwd', 'etc passwd – putaran 2.docx'],
    ['a\r\nSet-Cookie: b', 'a Set-Cookie b – putaran 2.docx'],
    ['a"; filename="b.exe', 'a ; filename= b.exe – putaran 2.docx'],
    ['fdp\u202Eexe', 'fdp exe – putaran 2.docx'],
    ['...', 'Draf – putaran 2.docx'],
    ['', 'Draf – putaran 2.docx'],
    ['\uD800', '\uFFFD – putaran 2.docx'],
  ])('is harmless for the title %j', (title, name) => {
    expect(named(title)).toBe(name);
  });

  it('fits a file system, whole characters only', () => {
    const name = named('日'.repeat(400));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^日+… – putaran 2\.docx$/);
  });
});

describe('the Content-Disposition of a download', () => {
  it('shows a PDF in the browser and saves all else', () => {
    expect(contentDisposition({ title: 'Visi', round: 1, type: 'pdf' })).toBe(
      `inline; filename="Visi - putaran 1.pdf"; filename*=UTF-8''Visi%20%E2%80%93%20putaran%201.pdf`,
    );
    expect(contentDisposition({ title: 'Visi', round: 1, type: 'docx' })).toMatch(/^attachment; /);
    expect(contentDisposition({ title: 'Visi', round: 1, type: 'markdown' })).toMatch(/^attachment; /);
  });

  it('is one header with two names, whatever the title is', () => {
    const shape =
      /^(?:inline|attachment); filename="[ !#$&-:<-[\]-~]+"; filename\*=UTF-8''(?:[\w.~#$&+^`|-]|%[0-9A-F]{2})+$/;
    const titles = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', '\\', '\r', '\n', ';', '%', 'é', '\uD800', "'", '(') }),
    );
    fc.assert(
      fc.property(
        titles,
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(...draftTypeNames),
        (title, round, type) => {
          const header = contentDisposition({ title, round, type });
          expect(header).toMatch(shape);
          const encoded = header.split("filename*=UTF-8''")[1] ?? '';
          expect(decodeURIComponent(encoded)).toBe(downloadName({ title, round, type }));
        },
      ),
    );
  });
});
