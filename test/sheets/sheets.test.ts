import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeCsv } from '../../functions/sheets/write-csv.ts';
import { writeXlsx } from '../../functions/sheets/xlsx-writer.ts';

const RUN = [
  '=cmd|x',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '|calc',
  '\r=1',
  '=HYPERLINK("https://x","y")',
];

test('a CSV file holds nothing that a spreadsheet would run, and loses no letter', () => {
  const columns = [{ header: '=head', width: 1 }];
  const text = writeCsv({ columns, rows: RUN.map((it) => [it]) });
  expect(text.startsWith("\ufeff'=head\r\n")).toBe(true);
  const cells = [...text.matchAll(/(?:^|\r\n)(?:"((?:[^"]|"")*)"|([^\r\n]*))(?=\r\n)/g)].slice(1);
  const read = cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
  expect(read).toEqual(RUN.map((it) => `'${it}`));
});

test('a CSV file keeps commas, quotes, line ends, numbers and days', () => {
  const columns = ['a', 'b', 'c', 'd'].map((header) => ({ header, width: 1 }));
  const rows = [['x, "y"\nz', -3, { day: '2026-12-01' }, null]];
  expect(writeCsv({ columns, rows })).toBe('\ufeffa,b,c,d\r\n"x, ""y""\nz",-3,2026-12-01,\r\n');
});

test('an XLSX file keeps text as text, whatever it begins with or holds, days as days, numbers as numbers', async () => {
  const columns = ['Teks', 'Hari', 'Angka'].map((header) => ({ header, width: 12 }));
  const texts = [...RUN, 'a\u0000b\u0001\ufffe\ud800c', '<&>"\'', 'x'.repeat(40_000)];
  const rows = texts.map((it, i) => [it, { day: '2026-12-01' }, i]);
  const bytes = await writeXlsx([{ name: 'Keadaan: [a/b]*?', columns, rows }]);
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.name).toBe('Keadaan   a b   ');
  const read = sheet?.rows ?? [];
  expect(read[0]).toEqual(['Teks', 'Hari', 'Angka']);
  expect(read.slice(1).map(([text]) => text)).toEqual([...RUN, 'ab\ufffdc', '<&>"\'', 'x'.repeat(32_767)]);
  expect(read[1]?.[1]).toEqual(new Date('2026-12-01T00:00:00.000Z'));
  expect(read[3]?.[2]).toBe(2);
  expect(
    sheet?.cells === undefined || [...sheet.cells.values()].every((it) => it.formula === undefined),
  ).toBe(true);
});
