import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { PACE, partsFor } from '../cli/dependencies.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { findRuntime } from '../local/data-folder.ts';
import { startDatabase } from '../local/database/start-database.ts';
import { localAws } from '../local/local-aws.ts';
import { localSettings } from '../local/settings.ts';
import { createTable } from '../local/table.ts';
import { approve } from './click.ts';
import { prepareFloor } from './floor.ts';
import { each, flatOut, paced, type Timed } from './loops.ts';
import { nextAsks, quiet } from './mail-delay.ts';
import { mintAsk } from './mint-ask.ts';
import { startOwnParaf } from './own-paraf.ts';
import { startOnSample } from './start-on-sample.ts';
import { overhear, type Written } from './overhear.ts';
import { type Measured, sectionsOf } from './plan-text.ts';
import { importSections, lengthen, linkOf, toOpdReview } from './prepare.ts';
import { spentOf } from './processes.ts';
import { rebuilt } from './rebuilt.ts';
import { type Beside, findingsOf, HANDS } from './findings.ts';
import { figure, type Finding } from './report.ts';
import { leaveOutboxAside } from './outbox-aside.ts';

const TABLE = 'paraf';
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
  /** The database's name. */
  readonly database: string;
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
  const alone = sectionsOf('w', Math.min(30, sections), 1);
  const seats = Math.min(10, sections);
  const short = sectionsOf('s', Math.min(2, sections), seats);
  const long = sectionsOf('l', Math.min(2, sections), seats);
  const all = [...open, ...alone, ...short, ...long];
  /** Decided on before, to see what a decision writes. */
  const [seen = never()] = sectionsOf('v', 1, 1);
  const links = new Map<string, string>();

  say(`Preparing ${all.length + 1} sections in OPD review …`);
  const local = await startDatabase({
    dataDir,
    engine: localSettings(process.env).DATABASE,
    onProgress: say,
  });
  const config = localAws(local.endpoint);
  let written: Written[];
  try {
    const client = new DynamoDBClient(config);
    leaveOutboxAside(client);
    await createTable(client, TABLE);
    const dependencies = partsFor(client, TABLE, PACE);
    await importSections(dependencies, [...all, seen]);
    await each([...all, seen], HANDS, async (section) => {
      await toOpdReview(dependencies, section);
      for (const person of section.reviewers) {
        const path = await mintAsk(dependencies, linkOf(section.id, person, 'opd-review'));
        links.set(`${section.id}/${person}`, path);
      }
    });
    await each(long, HANDS, (section) => lengthen(dependencies, section, history));
    client.destroy();
    written = await overhear(config, TABLE, seen);
  } finally {
    await local.stop();
  }

  say('Starting Paraf on the sample …');
  const sampleMs = await startOnSample();

  say('Starting Paraf on them: every execution is lost …');
  const paraf = await startOwnParaf(dataDir);
  try {
    const { dependencies, client } = connect(dataDir);
    await rebuilt(dependencies.table, all, PATIENCE_MS);
    const rebuiltMs = performance.now() - paraf.begun;
    await quiet(dependencies.table, PATIENCE_MS);
    const atRestMb = paraf.taken()?.mb;
    const click = ({ id, reviewers: [reviewer = ''] }: Measured) =>
      approve(`${paraf.base}${links.get(`${id}/${reviewer}`) ?? ''}`);

    say('Measuring the bare floor …');
    const atFull = open.slice(0, Math.ceil(sections / 2));
    const calm = open.slice(atFull.length);
    const tries = Math.min(200, 2 * sections);
    const wholes = Math.min(60, sections);
    const floor = await prepareFloor(client, written, seen, 8 * tries + alone.length + wholes);
    let used = 0;
    const bare = (count: number) => Array.from({ length: count }, () => used++);
    const warmed = await flatOut(bare(3 * tries), HANDS, floor.write);
    let begun = performance.now();
    const idle = await flatOut(bare(tries), HANDS, floor.write);
    const floorPerSecond = (tries * 1000) / (performance.now() - begun);
    begun = performance.now();
    const whole = await flatOut(bare(wholes), HANDS, floor.writeAll);
    const wholePerSecond = (wholes * 1000) / (performance.now() - begun);

    say('Measuring decisions on short and long histories, then one at a time …');
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
    await quiet(dependencies.table, PATIENCE_MS);
    const single: Beside = { clicks: [], floors: [] };
    for (const section of alone) {
      single.clicks.push(...(await flatOut([section], 1, click)));
      await quiet(dependencies.table, PATIENCE_MS);
      single.floors.push(...(await flatOut(bare(1), 1, floor.write)));
    }

    // The floor before and after, while Paraf rests: it would be too high while mails are still being sent.
    say(`Measuring ${atFull.length} decisions at full …`);
    const full: Beside = { clicks: [], floors: await flatOut(bare(tries), HANDS, floor.write) };
    const before = paraf.taken();
    const from = performance.now();
    full.clicks.push(...(await flatOut(atFull, HANDS, click)));
    const fullMs = performance.now() - from;
    const allMs = (await quiet(dependencies.table, PATIENCE_MS)) - from;
    const spent = spentOf(before, paraf.taken(), atFull.length);
    full.floors.push(...(await flatOut(bare(tries), HANDS, floor.write)));

    const calmRate = wholePerSecond / 2;
    say(`Measuring ${calm.length} decisions at ${figure(calmRate, 'a second')} …`);
    const calmly: Beside = { clicks: [], floors: await paced(bare(tries), calmRate, floor.write) };
    calmly.clicks.push(...(await paced(calm, calmRate, click)));
    await quiet(dependencies.table, PATIENCE_MS);
    calmly.floors.push(...(await paced(bare(tries), calmRate, floor.write)));
    const loadedMb = paraf.taken()?.mb;

    say('Reading the mailbox …');
    const { asks, mails } = await nextAsks(paraf.mailbox);
    const arrived = (which: readonly Measured[], clicks: readonly Timed[]) =>
      which.map(({ title }, i) => (asks.get(title) ?? Number.NaN) - (clicks[i]?.at ?? 0));
    const unasked = [...open, ...alone].filter(({ title }) => !asks.has(title)).length;

    const timed = [
      ...warmed,
      ...idle,
      ...whole,
      ...single.clicks,
      ...single.floors,
      ...lengths.short,
      ...lengths.long,
      ...calmly.clicks,
      ...calmly.floors,
      ...full.clicks,
      ...full.floors,
    ];
    const decisions = [...lengths.short, ...lengths.long, ...single.clicks, ...full.clicks, ...calmly.clicks];
    return {
      database: local.engine.title,
      faults: [
        ...counted(timed.flatMap(({ fault }) => fault ?? [])),
        ...(unasked > 0 ? [`${unasked} sections never asked for their next review`] : []),
      ],
      findings: findingsOf({
        floor,
        floorPerSecond,
        idle,
        wholePerSecond,
        decisions,
        single,
        calmRate,
        calm: calmly,
        spent,
        arrived: {
          single: arrived(alone, single.clicks).filter((ms) => !Number.isNaN(ms)),
          calm: arrived(calm, calmly.clicks).filter((ms) => !Number.isNaN(ms)),
        },
        full,
        fullPerSecond: (atFull.length * 1000) / fullMs,
        passedPerSecond: (atFull.length * 1000) / allMs,
        history,
        lengths,
        open: all.length + 1,
        mails,
        atRestMb,
        loadedMb,
        sampleMs,
        healthyMs: paraf.healthyMs,
        rebuiltMs,
      }),
    };
  } finally {
    await paraf.stop();
  }
}

function counted(faults: readonly string[]): string[] {
  const kinds = new Map<string, number>();
  for (const fault of faults) kinds.set(fault, (kinds.get(fault) ?? 0) + 1);
  return [...kinds].map(([fault, count]) => `${count} × ${fault}`);
}

const Facts = v.object({ endpoints: v.object({ dynamodb: v.string() }) });

const endpointOf = (dataDir: string): string =>
  v.parse(Facts, findRuntime(dataDir)?.facts).endpoints.dynamodb;

function connect(dataDir: string): { dependencies: Dependencies; client: DynamoDBClient } {
  const client = new DynamoDBClient(localAws(endpointOf(dataDir)));
  return { client, dependencies: partsFor(client, TABLE, PACE) };
}

function never(): never {
  throw new Error('there is no section to measure');
}
