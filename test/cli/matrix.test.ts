import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import { rowText, textOf } from '../../functions/documents/readable/runs.ts';
import { matrixXlsx } from '../../functions/matrix/matrix-xlsx-writer.ts';
import { readChunk } from '../../functions/documents/readable/read-chunk.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { run, type SmallOffice, smallOffice } from './office.ts';

const FORMULA = '=HYPERLINK("https://jahat.example";"klik")';
const folder = temporaryFolder();
let local: RecordsTable;
let office: SmallOffice;
beforeAll(async () => {
  local = await startRecordsTable();
  office = await smallOffice(await local.fresh());
  await office.inReview();
  await office.decide('bappeda', 'return', FORMULA);
  await office.open();
  await office.draft('dua');
  await office.decide('penyusun', 'submit', 'Sudah <b>diperbaiki</b>.');
});
afterAll(() => local.stop());

test('the matrix is written as a workbook in which a formula stays what somebody typed', async () => {
  const file = join(folder, 'matriks.xlsx');
  expect(await run(office.dependencies, 'matrix', 'visi', file)).toMatchObject({ code: 0, err: '' });
  const bytes = await readFile(file);
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.rows[0]).toEqual([
    'No.',
    'Pemberi masukan',
    'Perangkat daerah',
    'Bagian/paragraf',
    'Masukan',
    'Usulan rumusan',
    'Tanggapan',
    'Status',
    'Putaran',
  ]);
  expect(sheet?.rows[1]?.[0]).toBe('M-1');
  expect(sheet?.rows[1]?.[4]).toBe(`Wajib diperbaiki: ${FORMULA}`);
  expect(sheet?.rows[1]?.[6]).toBe('Sudah: Sudah <b>diperbaiki</b>.');
  const before = (await stat(file)).mtimeMs;
  expect((await run(office.dependencies, 'matrix', 'visi', file)).code).toBe(1);
  expect((await stat(file)).mtimeMs).toBe(before);
  expect((await run(office.dependencies, 'matrix', 'visi', join(folder, 'matriks.csv'))).code).toBe(2);
});

test('the matrix is written as a Word document, which Paraf itself can read', async () => {
  const file = join(folder, 'matriks.docx');
  expect((await run(office.dependencies, 'matrix', 'visi', file)).code).toBe(0);
  const read = await convertDraft(await readFile(file), 'docx', () => false);
  if ('unreadable' in read) throw new Error(read.unreadable);
  const blocks = read.index.chunks.flatMap(({ sha256 }, nth) =>
    readChunk(read.chunks[nth] ?? new Uint8Array(), sha256),
  );
  const rows = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => rowText(row, textOf)) : [],
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(FORMULA);
  expect(rows[1]).toContain('Sudah <b>diperbaiki</b>.');
});

test('a cell that begins like a formula is text in the workbook', async () => {
  const bytes = await matrixXlsx({
    title: '',
    columns: ['Usulan rumusan'],
    rows: [['=1+1'], ['@SUM(A1)'], ['007']],
  });
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.rows.slice(1)).toEqual([['=1+1'], ['@SUM(A1)'], ['007']]);
});
