import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addressOf,
  codeIn,
  linkIn,
  type Mail,
  readMails,
  waitForMails,
} from '../../local/visitor/mailbox.ts';
import { formWith, getPage, postForm } from '../../local/visitor/page.ts';
import { decideBy, giveDraft, openMail } from '../../local/visitor/person.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { recordsOf } from '../driver/records-of.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const People = v.object({
  people: v.array(v.object({ email: v.string() })),
  contact: v.object({ email: v.string() }),
});
const COMMENTS = [
  'tanggapan rahasia penyusun',
  'catatan rahasia kepala bappeda',
  'alasan rahasia pengembalian ugm',
  'pesan rahasia sekretaris daerah',
  'sebab rahasia penahanan',
];
const [said, noted, returned, signed, held] = COMMENTS;

/** What no log may hold, gathered while an office worked; `printed` and the log files of all that ran. */
const seeded = {
  links: new Set<string>(),
  codes: new Set<string>(),
  addresses: new Set<string>(),
  comments: new Set(COMMENTS),
  taskTokens: new Set<string>(),
};
const logs = new Map<string, string>();
const section = 'kecil.visi';

const started: ParafProcess[] = [];
afterAll(() => Promise.all(started.map((each) => each.kill())));

/** One section to sign-off with a return, a hold, a wrong code, a dispute and a kill; then a stop. */
beforeAll(async () => {
  const dataDir = temporaryFolder();
  const file = join(temporaryFolder(), 'plan.json');
  const text = planText((plan) => plan.sections.splice(1));
  writeFileSync(file, text);
  const plan = v.parse(People, JSON.parse(text));
  for (const { email } of [...plan.people, plan.contact]) seeded.addresses.add(email);
  const environment = {
    SAMPLE: file,
    SWEEP_SECONDS: '1',
    LEASE_SECONDS: '3',
    FIRST_TRY_SECONDS: '2',
    MOVE_SECONDS: '6',
  };
  const first = await startParaf({ dataDir, environment });
  started.push(first);
  const ports = { port: Number(new URL(first.base).port), mailboxPort: Number(new URL(first.mailbox).port) };
  const { mailbox } = first;
  const asked = async (address: string, nth = 1): Promise<Mail> => {
    const isAsk = (mail: Mail) => addressOf(mail) === address && (linkIn(mail)?.includes('/t/') ?? false);
    const mail = (await waitForMails(mailbox, isAsk, { least: nth, ms: 60_000 }))[nth - 1];
    if (mail === undefined) throw new Error(`no ask for ${address}`);
    return mail;
  };
  const draft = async (nth: number, ask: number) => {
    const mail = await asked('penyusun@kominfo.example', ask);
    await giveDraft(mail, { name: 'visi.md', bytes: Buffer.from(`# Visi ${nth}\n`) });
    counts(await decideBy(mail, 'submit', said));
    counts(await decideBy(await asked('kepala@bappeda.example', nth), 'approve', noted));
  };
  const why = ['--by', 'Koordinator', '--why', held ?? ''];
  const tokens = async () => {
    for (const token of await recordsOf(dataDir).taskTokens(section)) seeded.taskTokens.add(token);
  };

  await draft(1, 1);
  counts(await decideBy(await asked('masterplan@ugm.example'), 'return', returned));
  await asked('penyusun@kominfo.example', 2);
  for (const act of ['hold', 'release', 'resend'])
    await paraf(dataDir, act, section, ...(act === 'resend' ? ['Penyusun'] : []), ...why);
  await tokens();
  await first.kill();
  const second = await startParaf({ dataDir, ...ports, environment });
  started.push(second);
  // The link that was resent.
  await draft(2, 3);
  counts(await decideBy(await asked('masterplan@ugm.example', 2), 'approve', noted));
  const sekda = await asked('sekda@setda.example');
  await mistakes(sekda, `${second.base}/t/`);
  counts(await decideBy(sekda, 'approve', signed));
  const receipt = (mail: Mail) => linkIn(mail)?.includes('/n/') === true;
  const [disputed] = await waitForMails(mailbox, receipt);
  if (disputed !== undefined) {
    const page = await openMail(disputed);
    const [form] = page.forms;
    const box = Object.entries(form?.choices ?? {})[0];
    if (form !== undefined && box !== undefined) await postForm(page, form, { [box[0]]: box[1][0] ?? 'on' });
  }
  await tokens();
  for (const mail of await readMails(mailbox)) {
    const link = linkIn(mail);
    if (link !== null) seeded.links.add(link.slice(link.lastIndexOf('/') + 1));
    const code =
      link?.includes('/t/') === true && mail.subject.startsWith('Mohon pengesahan') ? codeIn(mail) : null;
    if (code !== null) seeded.codes.add(code);
  }
  expect(await second.stop()).toBe(0);
  logs.set('what was printed', first.printed() + second.printed());
  for (const name of readdirSync(join(dataDir, 'logs')))
    logs.set(name, readFileSync(join(dataDir, 'logs', name), 'utf8'));
}, 240_000);

const counts = (page: { status: number; html: string }) =>
  expect(page.status, page.html.slice(-2000)).toBe(200);

/** Refused posts, a link that nobody has, a foreign page: what goes wrong is what tempts a log line. */
async function mistakes(sekda: Mail, links: string): Promise<void> {
  const page = await openMail(sekda);
  const form = formWith(page, 'decision');
  const wrong = codeIn(sekda) === '000000' ? '000001' : '000000';
  expect(
    (await postForm(page, form, { decision: 'approve', comment: signed ?? '', code: wrong })).status,
  ).toBe(422);
  expect((await postForm(page, form, { comment: signed ?? '' })).status).toBe(422);
  expect(
    (await postForm(page, form, { decision: 'return', comment: 'x'.repeat(50_000) })).status,
  ).toBeGreaterThan(400);
  const foreign = await postForm(
    page,
    form,
    { decision: 'approve' },
    { origin: 'https://elsewhere.example' },
  );
  expect(foreign.status).toBe(403);
  const unknown = 'A'.repeat(43);
  seeded.links.add(unknown);
  expect((await getPage(`${links}${unknown}`)).status).toBe(404);
}

describe('the logs of a Paraf that worked', () => {
  test('there is something to search for, and in', () => {
    for (const [kind, values] of Object.entries(seeded)) {
      expect(values.size, kind).toBeGreaterThan(0);
      for (const value of values) expect(value.length, kind).toBeGreaterThanOrEqual(6);
    }
    expect(seeded.links.size).toBeGreaterThan(8);
    expect([...logs.keys()]).toEqual(expect.arrayContaining(['functions.log', 'database.log']));
    for (const [name, text] of logs) expect(text.length, name).toBeGreaterThan(0);
    // The functions do log, with ids.
    expect(logs.get('functions.log')).toContain(section);
  });

  test.each(['links', 'codes', 'addresses', 'comments', 'taskTokens'] as const)(
    'hold none of the %s',
    (kind) => {
      const found = [...seeded[kind]].flatMap((value) =>
        [...logs].filter(([, text]) => holds(text, value)).map(([name]) => `${value} in ${name}`),
      );
      expect(found).toEqual([]);
    },
  );
});

/** As it stands, in a URL, in a form or in JSON; a code only where no other digits run on. */
function holds(text: string, value: string): boolean {
  if (/^\d{6}$/.test(value)) return new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text);
  const forms = [
    value,
    encodeURIComponent(value),
    value.replaceAll(' ', '+'),
    JSON.stringify(value).slice(1, -1),
  ];
  return forms.some((form) => text.includes(form));
}
