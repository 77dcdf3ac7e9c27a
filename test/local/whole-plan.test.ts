import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime } from '../../local/data-folder.ts';
import { localAws } from '../../local/local-aws.ts';
import { addressOf, headIn, linkIn, type Mail } from '../../local/visitor/mailbox.ts';
import { type Answer, type Asked, workThroughMails } from '../driver/office.ts';
import { getPage, postForm } from '../../local/visitor/page.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What `status --json` promises. */
const Status = v.array(
  v.strictObject({
    plan: v.string(),
    section: v.string(),
    title: v.string(),
    state: v.string(),
    round: v.number(),
    holders: v.array(
      v.strictObject({
        name: v.string(),
        office: v.string(),
        stage: v.string(),
        required: v.boolean(),
        since: v.string(),
        why: v.nullable(v.string()),
      }),
    ),
    since: v.nullable(v.string()),
    due: v.nullable(v.string()),
    onHold: v.boolean(),
    disputed: v.boolean(),
    halted: v.nullable(v.string()),
    workingDaysLeft: v.nullable(v.number()),
  }),
);
type Status = v.InferOutput<typeof Status>;

let office: ParafProcess;
let sections: Status;
const dataDir = temporaryFolder();
const file = v.parse(
  v.object({ sections: v.array(v.object({ id: v.string(), title: v.string() })) }),
  JSON.parse(readFileSync('samples/bojonegoro.json', 'utf8')),
);

async function status(): Promise<Status> {
  const { out, code, err } = await paraf(dataDir, 'status', '--json');
  if (code !== 0) throw new Error(err);
  return v.parse(Status, JSON.parse(out));
}

async function act(...words: string[]): Promise<void> {
  const run = await paraf(
    dataDir,
    ...words,
    '--by',
    'Koordinator Masterplan Smart City',
    '--why',
    'Rapat koordinasi',
  );
  if (run.code !== 0) throw new Error(`paraf ${words.join(' ')}: ${run.err}${run.out}`);
}

beforeAll(async () => {
  office = await startParaf({
    dataDir,
    environment: {
      SWEEP_SECONDS: '1',
      LEASE_SECONDS: '3',
      FIRST_TRY_SECONDS: '3',
      MOVE_SECONDS: '20',
      REFUSED_SECONDS: '3',
    },
  });
  const until = Date.now() + 60_000;
  do sections = await status();
  while (sections.filter(({ state }) => state === 'drafting').length < 26 && Date.now() < until);
}, 150_000);
afterAll(async () => {
  process.stdout.write(office?.printed() ?? '');
  await office?.stop();
});

const sectionOf = (subject: string): string => {
  const found = file.sections
    .filter(({ title }) => subject.includes(title))
    .sort((a, b) => b.title.length - a.title.length)[0];
  if (found === undefined) throw new Error(`no section in "${subject}"`);
  return `bojonegoro.${found.id}`;
};

const stageOf = ({ choices, subject }: Asked): string =>
  choices.includes('submit')
    ? 'drafting'
    : subject.startsWith('Mohon pengesahan')
      ? 'sekda-sign-off'
      : /psppr|ugm/i.test(subject)
        ? 'ugm-review'
        : 'review';

describe('the whole masterplan', { timeout: 420_000 }, () => {
  test('26 sections, nothing seeded past drafting', () => {
    expect(sections).toHaveLength(26);
    for (const section of sections) {
      expect(section.state).toBe('drafting');
      for (const time of [section.since, section.due]) {
        if (time !== null) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
      }
    }
  });

  test('goes to signed-off by mails and forms alone, with returns, replacements, an excuse, disputes and recalls', async () => {
    const ids = file.sections.map(({ id }) => `bojonegoro.${id}`);
    const [byOpd, byUgm, bySekda, excused, byAll, replaced, disputed, recalledDispute, recalledSignOff] = ids;
    const done = new Set<string>();
    const returns = new Map<string, number>();
    const heads: string[] = [];
    /** A return by this stage in this section, once. */
    const once = (key: string): boolean => {
      const before = returns.get(key) ?? 0;
      returns.set(key, before + 1);
      return before === 0;
    };

    const answers = async (asked: Asked): Promise<Answer> => {
      const section = sectionOf(asked.subject);
      const stage = asked.address.includes('ugm') ? 'ugm-review' : stageOf(asked);
      if (stage === 'drafting') return { decision: 'submit', comment: 'Mohon ditelaah.' };
      const isOpd = stage === 'review';
      if (isOpd && section === replaced && once('replace')) {
        const [holder] = (await status()).find((it) => it.section === section)?.holders ?? [];
        if (holder === undefined) throw new Error('nobody to replace');
        await act('replace', section, holder.name, 'Kepala Pelaksana BPBD');
      }
      if (isOpd && section === excused && once('excuse')) {
        const all = (await status()).find((it) => it.section === section)?.holders ?? [];
        const held = all.filter((it) => it.required);
        if (all.length < 2 || held[0] === undefined) throw new Error('too few to excuse one');
        await act('excuse', section, held[0].name);
      }
      const page = await getPage(linkIn(asked.mail) ?? '');
      if (page.status !== 200 || !page.forms.some((form) => 'decision' in form.choices)) return 'leave';
      const wants =
        (section === byOpd && isOpd) ||
        (section === byUgm && stage === 'ugm-review') ||
        (section === bySekda && stage === 'sekda-sign-off') ||
        section === byAll;
      if (wants && once(`${section} ${stage}`)) return { decision: 'return', comment: 'Mohon dirinci lagi.' };
      return { decision: 'approve', comment: 'Setuju.' };
    };

    const handled = new Set<string>();
    const disputes = new Set<string>();
    const signedOffOnce = new Set<string>();
    const finished = async (mails: readonly Mail[]): Promise<boolean> => {
      for (const mail of mails) {
        if (handled.has(mail.id)) continue;
        handled.add(mail.id);
        const head = headIn(mail);
        if (head !== null) heads.push(head);
        await noticeDispute(mail);
        if (mail.subject.startsWith('Telah disahkan')) {
          const section = sectionOf(mail.subject);
          if (section === recalledSignOff && !signedOffOnce.has(section)) {
            signedOffOnce.add(section);
            await act('recall', section);
          } else done.add(section);
        }
      }
      return done.size === 26;
    };
    /** A reviewer whose decision "was not theirs": held as disputed, then released or recalled. */
    const noticeDispute = async (mail: Mail) => {
      const link = linkIn(mail);
      if (link === null || !link.includes('/n/')) return;
      const section = sectionOf(mail.subject);
      if ((section !== disputed && section !== recalledDispute) || disputes.has(section)) return;
      if (addressOf(mail).includes('kominfo')) return;
      disputes.add(section);
      const page = await getPage(link);
      const form = page.forms[0];
      const box = Object.keys(form?.choices ?? {}).find((name) => !(name in (form?.fields ?? {})));
      if (form === undefined || box === undefined) throw new Error('no box on the receipt’s page');
      const asItStands = await postForm(page, form);
      expect(asItStands.status).toBe(422);
      const pressed = await postForm(page, form, { [box]: form.choices[box]?.[0] ?? 'on' });
      expect(pressed.status).toBe(200);
      expect((await status()).find((it) => it.section === section)).toMatchObject({ disputed: true });
      await act(section === disputed ? 'release' : 'recall', section);
    };

    const { decided } = await workThroughMails(office.mailbox, answers, finished, { ms: 400_000 });
    expect(decided).toBeGreaterThan(26 * 4);
    expect(disputes.size).toBe(2);
    expect(signedOffOnce.size).toBe(1);
    const after = await status();
    expect(after.filter(({ state }) => state !== 'signed-off')).toEqual([]);
    const round = (id: string | undefined) => after.find(({ section }) => section === id)?.round;
    expect(round(byAll)).toBe(4);
    expect(round(byOpd)).toBe(2);
    expect(round(recalledSignOff)).toBe(2);

    expect((await paraf(dataDir, 'verify')).code).toBe(0);
    expect(heads.length).toBeGreaterThan(100);
    for (const head of [heads[0], heads.at(-1)]) {
      expect((await paraf(dataDir, 'verify', '--head', head ?? '')).code).toBe(0);
    }
    expect((await paraf(dataDir, 'verify', '--head', '0123456789abcdef')).code).not.toBe(0);
  });

  test('settles a resume whose relay died after its send, at each of the four stages', async () => {
    const facts = v.parse(
      v.object({ table: v.string(), endpoints: v.object({ dynamodb: v.string() }) }),
      findRuntime(dataDir)?.facts,
    );
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(localAws(facts.endpoints.dynamodb)));
    const section = `bojonegoro.${file.sections[12]?.id}`;
    const query = { ':pk': `OUTBOX#${section}`, ':resume': 'resume' };
    const rows = async () =>
      (
        await client.send(
          new QueryCommand({
            TableName: facts.table,
            KeyConditionExpression: 'pk = :pk',
            FilterExpression: 'kind = :resume',
            ExpressionAttributeValues: query,
          }),
        )
      ).Items ?? [];
    const resumes = await rows();
    expect(new Set(resumes.map((row) => row['order']?.stage)).size).toBe(4);
    // As the table is when a relay dies after its send: claimed, never settled.
    for (const row of resumes) {
      await client.send(
        new UpdateCommand({
          TableName: facts.table,
          Key: { pk: row['pk'], sk: row['sk'] },
          UpdateExpression: 'SET #s = :sending, lease = :lease, queue = :orders, #at = :then',
          ExpressionAttributeNames: { '#s': 'state', '#at': 'at' },
          ExpressionAttributeValues: {
            ':sending': 'sending',
            ':orders': 'orders',
            ':then': '2023-01-01T00:00:00.000Z',
            ':lease': { holder: 'dead', until: '2023-01-01T00:00:00.000Z' },
          },
        }),
      );
    }
    const until = Date.now() + 30_000;
    while ((await rows()).some((row) => row['state'] !== 'sent') && Date.now() < until) {
      await new Promise((tick) => setTimeout(tick, 200));
    }
    expect((await rows()).map((row) => row['state'])).toEqual(resumes.map(() => 'sent'));
    expect((await status()).find((it) => it.section === section)?.state).toBe('signed-off');
  });
});
