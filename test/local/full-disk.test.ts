import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { messageIdOf } from '../../functions/mail/thread.ts';
import { id } from '../../functions/wording/id.ts';
import { findRuntime } from '../../local/data-folder.ts';
import { ENGINES } from '../../local/database/engine.ts';
import { localAws } from '../../local/local-aws.ts';
import { addressOf, linkIn, type Mail, readMails, waitForMails } from '../../local/visitor/mailbox.ts';
import {
  type Form,
  formWith,
  getPage,
  type Page,
  postFile,
  postForm,
  textOf,
} from '../../local/visitor/page.ts';
import { type Office, workInParallel } from '../driver/parallel-office.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { recordsOf } from '../driver/records-of.ts';
import { type SignedInBrowser, signInAs } from '../driver/sign-in.ts';
import { stormPlan } from '../driver/storm-plan.ts';
import { rowOf } from './storm-through.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

const SHORT = {
  LEASE_SECONDS: '10',
  FIRST_TRY_SECONDS: '2',
  MOVE_SECONDS: '6',
  REFUSED_SECONDS: '2',
  SWEEP_SECONDS: '1',
  MAILS_PER_HOUR: '100000',
};
const SECTIONS = 15;
/** Nobody of the office opens its mails: it is kept for the hand of the test. */
const KEPT = 'bagian-1';
const FULL_MS = 6000;
const typed = 'Catatan yang tidak boleh hilang.';
interface Hand {
  readonly key: string;
  readonly page: Page;
  readonly form: Form;
  readonly answers: number[];
}
const counts = (status: number): boolean => status >= 200 && status < 400;
const Status = v.array(v.object({ section: v.string(), state: v.string(), halted: v.nullable(v.string()) }));

describe.each(ENGINES)('a disk that fills in a storm of decisions, on %s', { timeout: 300_000 }, (engine) => {
  let disk: SmallDisk;
  let running: ParafProcess;
  let office: Office;
  let kominfo: SignedInBrowser;
  let dataDir: string;
  /** The office drafts only: all its reviewers wait, with their pages open. */
  let isWaiting = true;
  const hands: Hand[] = [];
  let areStopped = false;
  /** A drafter's page with a draft, before the disk is full. */
  let asked: Page;

  const health = async (): Promise<string> => {
    const answer = await fetch(`${running.base}/healthz`);
    return v.parse(v.object({ status: v.string() }), await answer.json()).status;
  };
  const linkOf = async (person: string, section: string): Promise<string> => {
    const fits = (mail: Mail) =>
      addressOf(mail).startsWith(person) && new RegExp(`${section}\\b`).test(mail.subject);
    const [mail] = await waitForMails(
      running.mailbox,
      (it) => fits(it) && linkIn(it)?.includes('/t/') === true,
    );
    return (mail && linkIn(mail)) ?? '';
  };
  beforeAll(async () => {
    disk = smallDisk(160);
    dataDir = join(disk.folder, 'data');
    const plan = join(disk.folder, 'plan.json');
    writeFileSync(plan, JSON.stringify(stormPlan(SECTIONS)));
    const environment = { ...SHORT, SAMPLE: plan, DATABASE: engine };
    running = await startParaf({ dataDir, environment });
    kominfo = await signInAs(running.base, 'koordinator@kantor.example');
    const link = await linkOf('penyusun-b', KEPT);
    const first = await getPage(link);
    const file = { name: 'draf.md', bytes: Buffer.from('# Draf\n') };
    const offered = await postFile(first, formWith(first, 'file'), file);
    await postForm(offered, formWith(offered, 'upload'));
    asked = await getPage(link);
    office = workInParallel({
      mailbox: running.mailbox,
      sectionOf: (subject) => `badai.${/bagian-\d+/.exec(subject)?.[0]}`,
      personOf: (address) => address.split('@')[0] ?? '',
      returns: () => false,
      leaves: (section, person) =>
        section === `badai.${KEPT}` || (isWaiting && !person.startsWith('penyusun')),
    });
  }, 120_000);
  afterAll(async () => {
    clearInterval(usingUp);
    disk.makeRoom();
    await office?.stop();
    await running?.kill();
    disk.remove();
  });

  /** Presses until it counts. */
  const press = async ({ page, form, answers }: Hand): Promise<void> => {
    // Each writes so much that the log of the database, which has room of its own, is soon full too.
    const fields = { ...form.fields, decision: 'approve', comment: 'Setuju. '.repeat(450) };
    while (!areStopped && !answers.some(counts)) {
      const body = new URLSearchParams(fields);
      answers.push((await fetch(page.url, { method: 'POST', body, redirect: 'manual' })).status);
      await pause(300);
    }
  };
  let pressing: Promise<void>[] = [];

  /** Uses up the room that the database has in its own files, and goes on to do so. */
  const useUp = async (): Promise<void> => {
    const { endpoints } = v.parse(
      v.object({ endpoints: v.object({ dynamodb: v.string() }) }),
      findRuntime(dataDir)?.facts,
    );
    const client = new DynamoDBClient({ ...localAws(endpoints.dynamodb), maxAttempts: 1 });
    let writes = 0;
    const fill = async () => {
      for (const size of [300_000, 30_000, 3000, 300])
        for (let isFull = false; !isFull; ) {
          writes += 1;
          const Item = { pk: { S: `ballast-${writes}` }, text: { S: 'x'.repeat(size) } };
          isFull = await client.send(new PutItemCommand({ TableName: 'paraf-probe', Item })).then(
            () => false,
            () => true,
          );
        }
    };
    await fill();
    usingUp = setInterval(() => void fill(), 500);
  };
  let usingUp: NodeJS.Timeout | undefined;

  test('is told, in words, at /healthz and on the board within ten seconds', async () => {
    // Two offices are asked in each section.
    const isAsk = (mail: Mail) =>
      addressOf(mail).startsWith('opd-') && linkIn(mail)?.includes('/t/') === true;
    for (const mail of await waitForMails(running.mailbox, isAsk, {
      least: (SECTIONS - 1) * 2,
      ms: 60_000,
    })) {
      const page = await getPage(linkIn(mail) ?? '');
      const form = formWith(page, 'decision');
      const section = /bagian-\d+/.exec(mail.subject)?.[0];
      const person = addressOf(mail).split('@')[0];
      const key = `badai.${section} ${person} approve ${form.fields['draft']}`;
      hands.push({ key, page, form, answers: [] });
    }
    expect(await health()).toBe('ok');
    const [early, late] = [hands.filter((_, i) => i % 2 === 0), hands.filter((_, i) => i % 2 === 1)];
    pressing = early.map((hand, i) => pause(i * 100).then(() => press(hand)));
    await pause(200);
    disk.fill();
    const filledAt = Date.now();
    await expect.poll(health, { timeout: 10_000 }).not.toBe('ok');
    await useUp();
    const refusedAt = Date.now();
    await expect.poll(health, { timeout: 10_000 }).toBe('database-does-not-write');
    pressing.push(...late.map(press));
    const board = await kominfo.get('/?plan=badai');
    expect(board.status).toBe(200);
    expect(textOf(await board.text())).toContain(id.tracker.ailments['database-does-not-write']);
    process.stdout.write(
      `${engine}: told ${refusedAt - filledAt} ms after it was full, and ${Date.now() - refusedAt} after the database refused\n`,
    );
  });

  test('refuses a decision and keeps what was typed', async () => {
    const sent = await postForm(asked, formWith(asked, 'decision'), { decision: 'submit', comment: typed });
    expect(sent.status).toBe(503);
    expect(sent.html).toContain(typed);
    // A browser passes over the first line break of a text field.
    expect(formWith(sent, 'decision').fields['comment']?.trim()).toBe(typed);
  });

  test('refuses an upload in words, and leads back to the form', async () => {
    const bytes = Buffer.from(`# Draf\n\n${'Isi yang panjang. '.repeat(20_000)}\n`);
    const sent = await postFile(asked, formWith(asked, 'file'), { name: 'draf.md', bytes });
    expect(sent.status).toBe(503);
    expect(textOf(sent.html)).toContain('tidak dapat mencatat');
    expect(sent.html).toContain(`href="${asked.url.split('?')[0]}"`);
  });

  test('is said for as long as it is full, and nothing dies of it', async () => {
    const until = Date.now() + FULL_MS;
    const seen = new Set<string>();
    while (Date.now() < until) {
      seen.add(await health());
      await pause(500);
    }
    expect([...seen]).toEqual(['database-does-not-write']);
    expect(running.printed()).not.toContain('has ended by itself');
    expect(office.awry).toEqual([]);
    areStopped = true;
    await Promise.all(pressing);
    const answers = hands.flatMap((hand) => hand.answers);
    expect(answers.filter((status) => !counts(status) && status !== 503)).toEqual([]);
    expect(answers.filter((status) => status === 503).length).toBeGreaterThan(SECTIONS);
  });

  test('goes on by itself when there is room, and everything that was acknowledged is there', async () => {
    expect(office.awry).toEqual([]);
    clearInterval(usingUp);
    disk.makeRoom();
    isWaiting = false;
    await expect.poll(health, { timeout: 20_000 }).toBe('ok');
    const finished = async () => {
      const { out } = await paraf(dataDir, 'status', '--json');
      return v
        .parse(Status, JSON.parse(out))
        .filter(({ state, section }) => state !== 'signed-off' && section !== `badai.${KEPT}`);
    };
    await expect.poll(finished, { timeout: 120_000, interval: 1000 }).toEqual([]);
    const records = recordsOf(dataDir);
    const ids = Array.from({ length: SECTIONS }, (_, i) => `badai.bagian-${i + 1}`);
    const settled = async () =>
      (await Promise.all(ids.map(records.rows)))
        .flat()
        .filter(({ state }) => state !== 'sent' && state !== 'dropped');
    await expect.poll(settled, { timeout: 60_000, interval: 500 }).toEqual([]);
    const counted: string[] = [];
    for (const section of ids)
      counted.push(...(await records.decisions(section)).map((key) => `${section} ${key}`));
    const acknowledged = [
      ...office.pressed.filter((it) => it.acknowledged).map(({ section, key }) => `${section} ${key}`),
      ...hands.filter(({ answers }) => answers.some(counts)).map(({ key }) => key),
    ];
    expect(acknowledged.filter((it) => !counted.includes(it))).toEqual([]);
    expect(counted.filter((it, i) => counted.indexOf(it) !== i)).toEqual([]);
    const verified = await paraf(dataDir, 'verify');
    expect(verified.code, verified.out + verified.err).toBe(0);
    const mails = new Set((await readMails(running.mailbox)).map(rowOf));
    const sent = (await Promise.all(ids.map(records.rows)))
      .flat()
      .filter(({ kind, state }) => kind === 'mail' && state === 'sent');
    const lost = sent.filter(
      ({ section, row }) =>
        !mails.has(/mail\.([0-9a-f]+)/.exec(messageIdOf(`${section}/${row}`, 'x'))?.[1] ?? ''),
    );
    expect(lost).toEqual([]);
    // The office finds those decided whose mails the hands have answered, or is told so where both press at once.
    const pressedByHand = (said: string) =>
      hands.some(({ key }) => {
        const [section, person] = key.split(' ');
        return (
          said === `${person} was asked about ${section} and finds no form` ||
          said.startsWith(`409 for ${section} ${person} `)
        );
      });
    expect(office.awry.filter((said) => !pressedByHand(said))).toEqual([]);
    process.stdout.write(
      `${engine}: ${acknowledged.length} acknowledged, ${hands.filter(({ answers }) => answers.some(counts)).length} of them as it filled, ${mails.size} mails, ${readdirSync(join(dataDir, 'logs'))}\n`,
    );
  });
});
