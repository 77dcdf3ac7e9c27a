import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { freePort } from '../../local/ports.ts';
import { type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { type Office, type Pressed, workInParallel } from '../driver/parallel-office.ts';
import { paraf } from '../driver/paraf-command.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { recordsOf, type Row } from '../driver/records-of.ts';
import { stormPlan } from '../driver/storm-plan.ts';
import { type Dice, diceOf } from '../storm/dice.ts';

const SHORT = {
  // Longer than a busy machine may stall a mail between its claim and its sending.
  LEASE_SECONDS: '10',
  FIRST_TRY_SECONDS: '2',
  MOVE_SECONDS: '6',
  REFUSED_SECONDS: '2',
  SWEEP_SECONDS: '1',
  // Nine people decide on all sections within minutes.
  MAILS_PER_HOUR: '100000',
};
const Status = v.array(
  v.object({ section: v.string(), state: v.string(), halted: v.nullable(v.string()), round: v.number() }),
);

/** When a group was killed: the signal was sent at `from`, all were dead at `to`. */
export interface Crash {
  readonly from: number;
  readonly to: number;
}

export interface Stormed {
  readonly seed: number;
  readonly crashes: readonly Crash[];
  /** The version of each release that ran, in order. */
  readonly releases: readonly string[];
  readonly pressed: readonly Pressed[];
  readonly awry: readonly string[];
  readonly status: v.InferOutput<typeof Status>;
  /** `by choice draft` of every decision in the history, by section. */
  readonly history: ReadonlyMap<string, readonly string[]>;
  readonly rows: readonly Row[];
  readonly mails: readonly Mail[];
  readonly rebuilds: number;
  readonly verified: { readonly code: number; readonly out: string };
}

/** How Paraf ends in the midst of it, and which release is started then on the same data. */
export interface Turn {
  /**
   * `killed`: the whole process group, its database being in one of its own. `killed-with-database`: half of the times
   * the database is hit too; DynamoDB Local may then lose what it has answered (docs/known-faults.md). `stopped`: Ctrl-C.
   */
  readonly ends: 'killed' | 'killed-with-database' | 'stopped';
  /** The folder of the release; this one's, if not given. */
  readonly release?: string;
}

/**
 * Takes a plan to sign-off through a storm of decisions in which Paraf ends at moments that the seed draws, and is
 * started again on the same data. Each section goes through one return.
 */
export async function stormThrough({
  dataDir,
  sections,
  turns,
  seed,
  patienceMs,
}: {
  dataDir: string;
  sections: number;
  turns: readonly Turn[];
  seed: number;
  patienceMs: number;
}): Promise<Stormed> {
  const dice = diceOf(seed);
  const plan = stormPlan(sections);
  const file = join(dataDir, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const ids = plan.sections.map(({ id }) => `badai.${id}`);
  const start = { dataDir, port: await freePort(), mailboxPort: await freePort() };
  const until = Date.now() + patienceMs;
  let running = await startParaf({ ...start, environment: { ...SHORT, SAMPLE: file } });
  const office = workInParallel({
    mailbox: running.mailbox,
    sectionOf: (subject) => `badai.${/bagian-\d+/.exec(subject)?.[0]}`,
    personOf: (address) => address.split('@')[0] ?? '',
    // Every other section is returned by the OPD, the others by UGM.
    returns: (section, person) =>
      /[02468]$/.test(section) ? person.startsWith('opd-a') : person.startsWith('ugm'),
  });
  try {
    // 8 or 9 decisions a section; the turns are spread over them.
    const every = Math.max(1, Math.floor((sections * 8) / (turns.length + 1)));
    const crashes: Crash[] = [];
    const releases = [await versionOf(running.base)];
    for (const [i, { ends, release }] of turns.entries()) {
      await reached(office, (i + 1) * every, until);
      await moment(dice, office, running.mailbox);
      const database = dice.chance(0.5) && ends === 'killed-with-database' ? databaseOf(dataDir) : null;
      const from = Date.now();
      if (ends === 'stopped') await running.stop();
      else {
        if (database !== null) process.kill(database, 'SIGKILL');
        await running.kill();
        crashes.push({ from, to: Date.now() });
      }
      running = await startParaf({
        ...start,
        ...(release === undefined ? {} : { release }),
        environment: { ...SHORT, SAMPLE: file },
      });
      releases.push(await versionOf(running.base));
    }
    const status = await finished(dataDir, until);
    await office.stop();
    const records = recordsOf(dataDir);
    const rows = await settled(() => Promise.all(ids.map(records.rows)), until);
    const history = new Map<string, string[]>();
    for (const id of ids) history.set(id, await records.decisions(id));
    const rebuilds = (await Promise.all(ids.map(records.rebuilds))).reduce((sum, each) => sum + each, 0);
    const { code, out, err } = await paraf(dataDir, 'verify');
    return {
      seed,
      crashes,
      releases,
      pressed: office.pressed,
      awry: office.awry,
      status,
      history,
      rows,
      mails: await readMails(running.mailbox),
      rebuilds,
      verified: { code, out: out + err },
    };
  } catch (fault) {
    if (fault instanceof Error) fault.message += `\n${running.printed()}`;
    throw fault;
  } finally {
    // Whoever still waits for an answer gets none: a hung one must not keep the fault above from being seen.
    await running.kill();
    await office.stop();
  }
}

/** The outbox row that a mail was sent for: its Message-ID is replaced by the service, its boundary is not. */
export const rowOf = (mail: Mail): string => {
  const id = /boundary="?[^";]*?mail\.([0-9a-f]{32})/.exec(String(mail.headers['content-type']))?.[1];
  if (id === undefined) throw new Error(`no row to be told from the headers of "${mail.subject}"`);
  return id;
};

async function reached(office: Office, decisions: number, until: number): Promise<void> {
  while (office.pressed.filter((it) => it.acknowledged).length < decisions) {
    if (Date.now() > until) throw new Error(`stuck: ${said(office)} and ${decisions} awaited`);
    await pause(10);
  }
}

/** Any moment; or one with decisions under way; or one just after a mail has come, whose row is not settled yet. */
async function moment(dice: Dice, office: Office, mailbox: string): Promise<void> {
  const kind = dice.pick(['any', 'deciding', 'mailing'] as const);
  const until = Date.now() + 5000;
  if (kind === 'any') return pause(dice.between(0, 400));
  if (kind === 'deciding') {
    while (office.inFlight() === 0 && Date.now() < until) await pause(1);
    return pause(dice.between(0, 60));
  }
  const { length } = await readMails(mailbox);
  while ((await readMails(mailbox)).length === length && Date.now() < until) await pause(1);
}

async function finished(dataDir: string, until: number): Promise<Stormed['status']> {
  for (;;) {
    const run = await paraf(dataDir, 'status', '--json');
    const status = run.code === 0 ? v.parse(Status, JSON.parse(run.out)) : [];
    const signedOff = status.length > 0 && status.every(({ state }) => state === 'signed-off');
    // The caller's assertion names the sections that are stuck.
    if (signedOff || Date.now() > until) return status;
    await pause(1000);
  }
}

/** The rows once none is under way any more, or as they are when patience ends. */
async function settled(read: () => Promise<Row[][]>, until: number): Promise<Row[]> {
  for (;;) {
    const rows = (await read()).flat();
    if (rows.every(({ state }) => state === 'sent' || state === 'dropped') || Date.now() > until) return rows;
    await pause(250);
  }
}

async function versionOf(base: string): Promise<string> {
  const answer = await fetch(`${base}/healthz`);
  return v.parse(v.object({ version: v.string() }), await answer.json()).version;
}

const said = (office: Office): string =>
  `${office.pressed.length} decisions pressed; ${office.awry.join('; ') || 'nothing awry'}`;

function databaseOf(dataDir: string): number | null {
  const Children = v.array(v.object({ name: v.string(), pid: v.number() }));
  const children = v.parse(Children, JSON.parse(readFileSync(join(dataDir, 'children.json'), 'utf8')));
  return children[0]?.pid ?? null;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
