import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { partsFor } from '../cli/parts.ts';
import type { Parts } from '../functions/actions/parts.ts';
import { findRuntime } from '../local/data-folder.ts';
import { startDynamoDb } from '../local/dynamodb.ts';
import { localAws } from '../local/local-aws.ts';
import { createTable } from '../local/table.ts';
import { approve } from './click.ts';
import { overhear, prepareFloor } from './floor.ts';
import { each, flatOut, paced, type Timed } from './loops.ts';
import { nextAsks, quiet } from './mail-delay.ts';
import { mintAsk } from './mint-ask.ts';
import { startOwnParaf } from './own-paraf.ts';
import { type Measured, sectionsOf } from './plan-text.ts';
import { importSections, lengthen, linkOf, toOpdReview } from './prepare.ts';
import { rebuilt } from './rebuilt.ts';
import { type Alternated, findingsOf, HANDS } from './findings.ts';
import { figure, type Finding } from './report.ts';
import { leaveOutboxAside } from './outbox-aside.ts';

const TABLE = 'paraf';
const PACE = { firstTryMs: 120_000, moveMs: 180_000 };
const PATIENCE_MS = 600_000;

export interface Bench {
  /** How many sections are open, each to be decided on once. */
  readonly sections: number;
  /** Length of a long history, in events. */
  readonly history: number;
  say(line: string): void;
}

export interface Benched {
  readonly findings: readonly Finding[];
  /** What went wrong, each kind once with its count. */
  readonly faults: readonly string[];
}

/** Runs the whole measurement in a folder of its own, which is gone afterwards, and a Paraf of its own. */
export async function runBench(bench: Bench): Promise<Benched> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paraf-bench-'));
  try {
    return await measure(bench, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ sections, history, say }: Bench, dataDir: string): Promise<Benched> {
  const open = sectionsOf('a', sections, 1);
  const warm = sectionsOf('w', Math.min(20, sections), 1);
  const seats = Math.min(10, sections);
  const short = sectionsOf('s', Math.min(2, sections), seats);
  const long = sectionsOf('l', Math.min(2, sections), seats);
  const all = [...open, ...warm, ...short, ...long];
  const links = new Map<string, string>();

  say(`Preparing ${all.length} sections in OPD review …`);
  const local = await startDynamoDb({ dataDir, onProgress: say });
  const config = localAws(local.endpoint);
  const [first = never()] = open;
  try {
    const client = new DynamoDBClient(config);
    leaveOutboxAside(client);
    await createTable(client, TABLE);
    const parts = partsFor(client, TABLE, PACE);
    await importSections(parts, all);
    await each(all, HANDS, async (section) => {
      await toOpdReview(parts, section);
      for (const person of section.reviewers) {
        const path = await mintAsk(parts, linkOf(section.id, person, 'opd-review'));
        links.set(`${section.id}/${person}`, path);
      }
    });
    await each(long, HANDS, (section) => lengthen(parts, section, history));
    client.destroy();
  } finally {
    await local.stop();
  }

  say('Starting Paraf on them: every execution is lost …');
  const paraf = await startOwnParaf(dataDir);
  try {
    const { parts, client } = connect(dataDir);
    await rebuilt(parts.table, all, PATIENCE_MS);
    const rebuiltMs = performance.now() - paraf.begun;
    await quiet(parts.table, PATIENCE_MS);
    const atRest = paraf.memory();
    const click = ({ id, reviewers: [reviewer = ''] }: Measured) =>
      approve(`${paraf.base}${links.get(`${id}/${reviewer}`) ?? ''}`);

    say('Measuring the bare floor …');
    const half = open.slice(0, Math.ceil(sections / 2));
    const rest = open.slice(half.length);
    const tries = Math.min(300, 3 * sections);
    const pattern = await overhear(localAws(endpointOf(dataDir)), TABLE, first);
    const floor = await prepareFloor(client, pattern, first, sections + 2 * tries);
    say('SEEDED');
    let written = 0;
    const bare = (count: number) => Array.from({ length: count }, () => written++);
    const warmed = await flatOut(bare(tries), HANDS, floor.write);
    say('WARMED');
    const cleared = await flatOut(warm, 2, click);
    await quiet(parts.table, PATIENCE_MS);
    say('QUIET');
    const begun = performance.now();
    const alone = await flatOut(bare(tries), HANDS, floor.write);
    const floorPerSecond = (tries * 1000) / (performance.now() - begun);

    say('Measuring decisions on short and long histories …');
    const lengths: { short: Timed[]; long: Timed[] } = { short: [], long: [] };
    for (const [i, one] of short.entries()) {
      for (const person of one.reviewers) {
        for (const [which, section] of [
          ['short', one],
          ['long', long[i] ?? never()],
        ] as const) {
          const url = `${paraf.base}${links.get(`${section.id}/${person}`) ?? ''}`;
          lengths[which].push(...(await flatOut([url], 1, approve)));
        }
      }
    }
    await quiet(parts.table, PATIENCE_MS);

    const rate = floorPerSecond / 2;
    say(`Measuring ${half.length} decisions at ${figure(rate, 'a second')}, then ${rest.length} at full …`);
    const steady: Alternated = { clicks: [], floors: [] };
    for (const block of blocks(half)) {
      steady.clicks.push(...(await paced(block, rate, click)));
      steady.floors.push(...(await paced(bare(block.length), rate, floor.write)));
    }
    await quiet(parts.table, PATIENCE_MS);
    const full: Alternated = { clicks: [], floors: [] };
    let fullMs = 0;
    for (const block of blocks(rest)) {
      const from = performance.now();
      full.clicks.push(...(await flatOut(block, HANDS, click)));
      fullMs += performance.now() - from;
      full.floors.push(...(await flatOut(bare(block.length), HANDS, floor.write)));
    }
    await quiet(parts.table, PATIENCE_MS);
    const loaded = paraf.memory();
    const { asks, mails } = await nextAsks(paraf.mailbox);
    const delays = half.map(({ title }, i) => (asks.get(title) ?? Number.NaN) - (steady.clicks[i]?.at ?? 0));
    const arrived = delays.filter((ms) => !Number.isNaN(ms));
    const unasked = open.filter(({ title }) => !asks.has(title)).length;

    const timed = [
      ...warmed,
      ...cleared,
      ...alone,
      ...lengths.short,
      ...lengths.long,
      ...steady.clicks,
      ...steady.floors,
      ...full.clicks,
      ...full.floors,
    ];
    const decisions = [...cleared, ...lengths.short, ...lengths.long, ...steady.clicks, ...full.clicks];
    return {
      faults: [
        ...counted(timed.flatMap(({ fault }) => fault ?? [])),
        ...(unasked > 0 ? [`${unasked} sections never asked for their next review`] : []),
      ],
      findings: findingsOf({
        floor,
        floorPerSecond,
        alone,
        decisions,
        rate,
        steady,
        arrived,
        full,
        fullPerSecond: (rest.length * 1000) / fullMs,
        history,
        lengths,
        open: all.length,
        mails,
        atRest,
        loaded,
        healthyMs: paraf.healthyMs,
        rebuiltMs,
      }),
    };
  } finally {
    await paraf.stop();
  }
}

/** Ten blocks, so that decisions and the floor take turns. */
function blocks(sections: readonly Measured[]): Measured[][] {
  const size = Math.max(1, Math.ceil(sections.length / 10));
  return Array.from({ length: Math.ceil(sections.length / size) }, (_, i) =>
    sections.slice(i * size, (i + 1) * size),
  );
}

function counted(faults: readonly string[]): string[] {
  const kinds = new Map<string, number>();
  for (const fault of faults) kinds.set(fault, (kinds.get(fault) ?? 0) + 1);
  return [...kinds].map(([fault, count]) => `${count} × ${fault}`);
}

const Facts = v.object({ endpoints: v.object({ dynamodb: v.string() }) });

const endpointOf = (dataDir: string): string =>
  v.parse(Facts, findRuntime(dataDir)?.facts).endpoints.dynamodb;

function connect(dataDir: string): { parts: Parts; client: DynamoDBClient } {
  const client = new DynamoDBClient(localAws(endpointOf(dataDir)));
  return { client, parts: partsFor(client, TABLE, PACE) };
}

function never(): never {
  throw new Error('there is no section to measure');
}
