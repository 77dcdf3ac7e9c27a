import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, test, vi } from 'vitest';
import { bundling } from '../../../infra/bundles/options.ts';
import { temporaryFolder } from '../../local/temporary-folder.ts';
import { hostileShapes } from './hostile-shapes.ts';
import { apart, blocksOf, readable } from './apart.ts';
import {
  DEADLINE_MS,
  MAX_BLOCKS,
  MAX_CHUNK_BYTES,
  MAX_IMAGES,
} from '../../../functions/documents/readable/reading-limits.ts';

const shape = (name: string) =>
  hostileShapes[name] ?? { type: 'docx' as const, bytes: () => new Uint8Array() };

/** A program that does this once it has its task. */
function programOf(work: string): string {
  const program = join(temporaryFolder(), 'program.mjs');
  const say = `const say = (value, ...bytes) => {
    const head = Buffer.from(JSON.stringify({ value, sizes: bytes.map((it) => it.length) }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    for (const piece of [length, head, ...bytes]) process.stdout.write(piece);
  };`;
  writeFileSync(program, `${say} process.stdin.on('end', () => { ${work}; }).resume();`);
  return program;
}

/** As it is deployed; from source each of thirty processes would read and translate every file anew. */
const bundled = { program: join(temporaryFolder(), 'reading-process.mjs'), nodeArguments: [] };
buildSync({ ...bundling, entryPoints: ['functions/deployed/reading-process.ts'], outfile: bundled.program });

describe('a file that is made to harm', () => {
  test.each(Object.entries(hostileShapes))(
    '%s: ends in words before the deadline, within every limit',
    { timeout: DEADLINE_MS * 2 },
    async (_, { type, bytes }) => {
      const answer = await apart(bytes(), type, bundled);
      if ('unreadable' in answer) {
        expect(['damaged', 'too-much']).toContain(answer.unreadable);
        return;
      }
      const { index, chunks, images } = answer;
      const places = blocksOf(answer).reduce(
        (sum, block) => sum + (block.kind === 'table' ? 1 + block.rows.length : 1),
        0,
      );
      expect(places).toBeLessThanOrEqual(MAX_BLOCKS);
      expect(images.length).toBeLessThanOrEqual(MAX_IMAGES);
      for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
      expect(index.images).toHaveLength(images.length);
    },
  );

  test('is told what was cut', { timeout: DEADLINE_MS }, async () => {
    const said = async (name: string) =>
      readable(await apart(shape(name).bytes(), shape(name).type, bundled)).index.notShown.map(
        ({ what }) => what,
      );
    expect(await said('200,000 tiny paragraphs')).toEqual(['cut']);
    expect(await said('10,000 nested tables')).toEqual(['cut']);
    expect(await said('120 nested tables')).toEqual(['nesting']);
    expect(await said('20,000 merged rows')).toEqual(['paragraphs-cut']);
    expect(await said('Markdown quoted 100,000 times')).toEqual(['nesting']);
  });
});

describe('a conversion in a process of its own', () => {
  test('is ended at its deadline', async () => {
    const began = performance.now();
    const { bytes, type } = shape('a PDF of 5,000 pages');
    expect(await apart(bytes(), type, { deadlineMs: 1_500 })).toEqual({ unreadable: 'too-much' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('is ended where it needs more memory than it has', async () => {
    const program = programOf('const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length))');
    const answer = apart(new Uint8Array(), 'docx', { program, nodeArguments: [], memoryMb: 60 });
    expect(await answer).toEqual({ unreadable: 'too-much' });
  });

  test('has a heap of its own size', async () => {
    const program = programOf("say({ unreadable: 'fault', fault: process.execArgv.join(' ') })");
    expect(
      await apart(new Uint8Array(), 'docx', { program, nodeArguments: [], memoryMb: 123 }),
    ).toMatchObject({
      fault: expect.stringContaining('--max-old-space-size=123'),
    });
  });

  test('is ended where it answers more than any draft can hold', async () => {
    const program = programOf(
      'const flood = () => process.stdout.write(Buffer.alloc(1_000_000), flood); flood()',
    );
    const before = process.memoryUsage.rss();
    const answer = apart(new Uint8Array(), 'docx', {
      program,
      nodeArguments: [],
      mostBytes: 20_000_000,
      deadlineMs: 8_000,
    });
    expect(await answer).toEqual({ unreadable: 'too-much' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  test.each([
    ['that says nothing', 'process.exit(0)'],
    ['that is cut off in the middle of its answer', 'process.stdout.write(Buffer.from([0, 0, 0, 9, 123]))'],
    ['that says more than it announces', "say({ unreadable: 'damaged' }); process.stdout.write('more')"],
  ])('%s is a fault', async (_, work) => {
    const answer = await apart(new Uint8Array(), 'docx', { program: programOf(work), nodeArguments: [] });
    expect(answer).toMatchObject({ unreadable: 'fault' });
  });

  test('that cannot begin says so', async () => {
    expect(await apart(new Uint8Array(), 'docx', { program: '/no/such/program.ts' })).toMatchObject({
      unreadable: 'fault',
    });
  });

  test('has nothing of the environment of the process that asks for it', async () => {
    vi.stubEnv('PARAF_TEST_SECRET', 'rahasia');
    const program = programOf("say({ unreadable: 'fault', fault: String(process.env.PARAF_TEST_SECRET) })");
    expect(await apart(new Uint8Array(), 'docx', { program, nodeArguments: [] })).toEqual({
      unreadable: 'fault',
      fault: 'undefined',
    });
  });

  test('that answers with something else is not believed', async () => {
    const index = {
      converter: 1,
      draft: 'a'.repeat(64),
      type: 'docx',
      counts: { pages: 1, words: 1, blocks: 1, images: 0 },
      notShown: [],
      contents: [],
      chunks: [{ sha256: 'b'.repeat(64), size: 2, first: 'b1', last: 'b1' }],
      images: [],
    };
    const program = programOf(`say({ index: ${JSON.stringify(index)} }, new Uint8Array([91, 93]))`);
    expect(await apart(new Uint8Array(), 'docx', { program, nodeArguments: [] })).toEqual({
      unreadable: 'fault',
      fault: 'ChangedChunk',
    });
  });
});
