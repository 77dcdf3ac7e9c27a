import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeDays } from '../../functions/actions/change-days.ts';
import { beginAllLetters, makeDueLetters } from '../../functions/actions/make-letters.ts';
import { takeFeedback } from '../../functions/actions/take-feedback.ts';
import type { Mailing } from '../../functions/mail/mailer.ts';
import { rowOfTags, tagsOf } from '../../functions/mail/message-tags.ts';
import type { Posted } from '../../functions/mail/post.ts';
import { sendLetter } from '../../functions/mail/send-letter.ts';
import { sendMail } from '../../functions/mail/mailer.ts';
import type { Delivery } from '../../functions/outbox/deliver-row.ts';
import { deliverDue } from '../../functions/outbox/run-outbox.ts';
import { lettersDueKey, lettersOf } from '../../functions/records/keys.ts';
import { hashToken } from '../../functions/records/links/link-secret.ts';
import { readLink } from '../../functions/records/links/links.ts';
import { isMailed } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { readEverybody } from '../../functions/records/plan/people.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { HOUR, MINUTE } from '../builders/clock.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, run, smallOffice, VISI } from '../cli/office.ts';
import type { SmallPlan } from '../plan-file/small-plan.ts';

let local: RecordsTable;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());

const wib = (time: string) => new Date(`${time}+07:00`).toISOString();

interface Sent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The small office, whose clock stands at this time; both sections are in drafting, two working days. */
async function officeAt(time: string, change?: (plan: SmallPlan) => void) {
  const office = await smallOffice(await local.fresh(), (plan) => {
    const sekda = plan.people.at(-1);
    const drafter = plan.people[1];
    if (sekda !== undefined && drafter !== undefined) drafter['superior'] = sekda['id'];
    change?.(plan);
  });
  const { clock, dependencies } = office;
  const at = (later: string) => clock.pass(Date.parse(wib(later)) - Date.parse(clock.now()));
  at(time);
  // The plan was imported by the builder's clock: its letters begin now.
  await dependencies.table.client.send(
    new UpdateCommand({
      TableName: dependencies.table.name,
      Key: { ...lettersDueKey('kecil') },
      UpdateExpression: 'SET #at = :at, made = :made',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: {
        ':at': clock.now(),
        ':made': Object.fromEntries(['08.05', '10.05', '13.05'].map((hour) => [hour, time.slice(0, 10)])),
      },
    }),
  );
  await office.open(VISI);
  await office.open(MISI);
  const sent: Sent[] = [];
  let answer: Posted | null = null;
  const mailing: Mailing = {
    post: {
      post: async (raw, { to, of }) => {
        if (answer !== null) return answer;
        const mail = Buffer.from(raw)
          .toString()
          .replace(/=\r?\n/g, '')
          .replaceAll('=3D', '=');
        const isLetter = of.section.includes('.letters.');
        const subject = /^Subject: (.*)$/m.exec(mail)?.[1] ?? '';
        if (isLetter) sent.push({ to, subject: subject.trim(), text: mail });
        return { messageId: `m-${sent.length}` };
      },
      sendRate: async () => 14,
    },
    words: wordsOf('id'),
    sender: 'masterplan@kominfo.example',
    baseUrl: 'https://paraf.example',
    mostPerHour: 1000,
    secretBytes: dependencies.secretBytes,
    pace: async () => null,
  };
  const delivery: Delivery = { ...dependencies, leaseMs: MINUTE, holder: 'one' };
  const make = async () => {
    const faults: unknown[] = [];
    const done = await makeDueLetters(dependencies, (_, fault) => faults.push(fault));
    expect(faults).toEqual([]);
    return done.reduce((sum, { made }) => sum + made, 0);
  };
  const deliver = async () => {
    clock.pass(3 * MINUTE);
    await deliverDue(delivery, {
      queue: 'mails',
      takes: isMailed,
      send: (delivering, row, until) =>
        row.kind === 'mail'
          ? sendMail(delivering, mailing, row, until)
          : sendLetter(delivering, mailing, row, until),
      log() {},
      logFault: (of, fault) => {
        throw new Error(JSON.stringify(of), { cause: fault });
      },
    });
    return sent.splice(0).map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`);
  };
  return {
    ...office,
    at,
    make,
    deliver,
    sent,
    /** One day's letters: made and sent at this time. */
    on: async (time: string) => {
      at(time);
      const made = await make();
      return { made, sent: await deliver() };
    },
    answer: (with_: Posted | null) => {
      answer = with_;
    },
    rowsOf: (date: string) => readRows(dependencies.table, lettersOf('kecil', date)),
  };
}

/** Monday 1 June 2026 is a holiday, Tuesday the 2nd the day of asking: due Thursday the 4th. */
const asked = (change?: (plan: SmallPlan) => void) => officeAt('2026-06-02T09:00', change);

describe('a day’s letters', () => {
  test('remind, say what is over, and go up the ladder, one a person and day', async () => {
    const office = await asked();
    expect(await office.on('2026-06-02T10:06')).toEqual({ made: 0, sent: [] });
    expect((await office.on('2026-06-03T08:05')).sent).toEqual([
      'penyusun: Pengingat: 2 bagian menunggu Bapak/Ibu',
    ]);
    expect((await office.on('2026-06-04T08:05')).sent).toEqual([
      'penyusun: Pengingat: 2 bagian menunggu Bapak/Ibu',
    ]);
    expect((await office.on('2026-06-05T08:05')).sent).toEqual(['penyusun: Lewat tenggat 1 hari: Misi']);
    expect((await office.on('2026-06-06T08:05')).sent).toEqual([]);
    expect((await office.on('2026-06-08T08:05')).sent).toEqual([
      'koordinator: Laporan Senin: Masterplan Kecil',
    ]);
    expect((await office.on('2026-06-09T08:05')).sent).toEqual([
      'penyusun: Lewat tenggat 3 hari: Misi',
      'sekda: Untuk diketahui: 2 bagian lewat tenggat',
    ]);
    expect((await office.on('2026-06-10T08:05')).sent).toEqual([]);
    expect((await office.on('2026-06-11T08:05')).sent).toEqual([
      'koordinator: Untuk diketahui: 2 bagian lewat tenggat',
      'penyusun: Lewat tenggat 5 hari: Misi',
      'sekda: Untuk diketahui: 2 bagian lewat tenggat',
    ]);
  });

  test('are made once, whatever runs twice and however the clock jumps', async () => {
    const office = await asked();
    office.at('2026-06-03T08:05');
    await Promise.all([office.make(), office.make()]);
    expect(await office.deliver()).toHaveLength(1);
    // A crash between the letters and what says that they were made.
    await office.dependencies.table.client.send(
      new UpdateCommand({
        TableName: office.dependencies.table.name,
        Key: { ...lettersDueKey('kecil') },
        UpdateExpression: 'SET #at = :at, made = :made',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':at': wib('2026-06-03T08:05'),
          ':made': { '08.05': '2026-06-02', '10.05': '2026-06-02', '13.05': '2026-06-02' },
        },
      }),
    );
    expect(await office.make()).toBe(0);
    office.clock.pass(-HOUR);
    expect(await office.make()).toBe(0);
    office.clock.pass(2 * HOUR);
    expect(await office.make()).toBe(0);
    expect(await office.deliver()).toEqual([]);
    office.clock.pass(-24 * HOUR);
    expect(await office.make()).toBe(0);
  });

  test('cover what an outage left out, once it is over, and come beside no other', async () => {
    const office = await asked();
    await office.on('2026-06-03T08:05');
    // Days of outage: the deadline and three days over pass.
    expect((await office.on('2026-06-10T11:00')).sent).toEqual([
      'koordinator: Laporan Senin: Masterplan Kecil',
      'penyusun: Lewat tenggat 4 hari: Misi',
      'sekda: Untuk diketahui: 2 bagian lewat tenggat',
    ]);
    expect((await office.on('2026-06-10T13:05')).sent).toEqual([]);
    // A month: every rung since, in one letter.
    expect((await office.on('2026-07-10T09:00')).sent).toHaveLength(3);
  });

  test('are not made from 15.00 on, nor sent from 16.00 on, and the next day says what they would have', async () => {
    const office = await asked();
    expect((await office.on('2026-06-03T15:00')).made).toBe(0);
    office.at('2026-06-04T14:58');
    expect(await office.make()).toBe(1);
    office.at('2026-06-04T16:00');
    expect(await office.deliver()).toEqual([]);
    expect((await office.rowsOf('2026-06-04')).map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'too-late'],
    ]);
    expect((await office.on('2026-06-05T08:05')).sent).toEqual(['penyusun: Lewat tenggat 1 hari: Misi']);
  });

  test('come at the hour that a person chose', async () => {
    const office = await asked((plan) => {
      Object.assign(plan.people[1] ?? {}, { letterHour: '13.05' });
    });
    expect((await office.on('2026-06-03T08:05')).made).toBe(0);
    expect((await office.on('2026-06-03T10:05')).made).toBe(0);
    expect((await office.on('2026-06-03T13:05')).sent).toHaveLength(1);
    expect((await office.on('2026-06-03T14:00')).made).toBe(0);
  });

  test('leave out what is done when they are read for sending, and are dropped where nothing is left', async () => {
    const office = await asked();
    office.at('2026-06-03T08:05');
    await office.make();
    await run(office.dependencies, 'hold', 'misi', '--by', 'koordinator', '--why', 'Rapat.');
    expect(await office.deliver()).toEqual(['penyusun: Pengingat: 1 bagian menunggu Bapak/Ibu']);
    office.at('2026-06-04T08:05');
    await office.make();
    await office.draft('draf');
    await office.decide('penyusun', 'submit');
    expect(await office.deliver()).toEqual([]);
    expect((await office.rowsOf('2026-06-04')).map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'nothing-left'],
    ]);
  });

  test('are dropped on a day that was declared off after they were made', async () => {
    const office = await asked();
    office.at('2026-06-03T08:05');
    expect(await office.make()).toBe(1);
    const add = { date: '2026-06-03', day: 'off', name: 'Hari jadi', source: 'SE 1' } as const;
    await changeDays(office.dependencies, { plan: 'kecil', by: 'koordinator', change: { add } });
    expect(await office.deliver()).toEqual([]);
    expect((await office.rowsOf('2026-06-03')).map(({ reason }) => reason)).toEqual(['day-off']);
  });

  test('carry a link for each section that opens the reader’s own seat', async () => {
    const office = await asked();
    office.at('2026-06-03T08:05');
    await office.make();
    const texts: string[] = [];
    const push = office.sent.push.bind(office.sent);
    office.sent.push = (...mails) => {
      texts.push(...mails.map(({ text }) => text));
      return push(...mails);
    };
    await office.deliver();
    const tokens = [
      ...new Set([...(texts[0] ?? '').matchAll(/paraf\.example\/t\/([\w-]{43})/g)].map((it) => it[1])),
    ];
    const links = await Promise.all(
      tokens.map((token) => readLink(office.dependencies.table, hashToken(token ?? ''))),
    );
    expect(links.map((it) => it?.section).sort()).toEqual([MISI, VISI]);
    expect(links).toMatchObject([
      { kind: 'review', person: 'penyusun', stage: 'drafting', epoch: 1, code: null },
      { kind: 'review', person: 'penyusun', stage: 'drafting', epoch: 1, code: null },
    ]);
  });
});

describe('a letter that came back', () => {
  test('marks the person, and none is made for them until they have another address', async () => {
    const office = await asked();
    await office.on('2026-06-03T08:05');
    const of = rowOfTags(...tagsIn({ section: lettersOf('kecil', '2026-06-03'), row: 'penyusun' }));
    if (of === null) throw new Error('the tags lead nowhere');
    expect(await takeFeedback(office.dependencies, of, 'soft')).toBe('passes');
    expect(await takeFeedback(office.dependencies, of, 'bounced')).toBe('noted');
    expect(await takeFeedback(office.dependencies, of, 'bounced')).toBe('unchanged');
    const people = await readEverybody(office.dependencies.table, 'kecil');
    expect(people.get('penyusun')?.undeliverable).toMatchObject({ reason: 'bounced' });
    expect((await office.on('2026-06-04T08:05')).made).toBe(0);
  });

  test('is dropped where the service will not take it, and the next day has its own', async () => {
    const office = await asked();
    office.answer({ failed: 'rejected', error: 'MessageRejected' });
    await office.on('2026-06-03T08:05');
    expect((await office.rowsOf('2026-06-03')).map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'rejected'],
    ]);
    office.answer(null);
    expect((await office.on('2026-06-04T08:05')).sent).toHaveLength(1);
  });
});

const tagsIn = (of: { section: string; row: string }): [string | undefined, string | undefined] => {
  const tags = tagsOf(of);
  return [tags['section'], tags['row']];
};

describe('plans of before letters', () => {
  test('are given their place once, and are not written to for what was before', async () => {
    const office = await asked();
    const { client, name } = office.dependencies.table;
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { ...lettersDueKey('kecil') },
        UpdateExpression: 'REMOVE queue',
      }),
    );
    expect((await office.on('2026-06-03T08:05')).made).toBe(0);
    await beginAllLetters(office.dependencies);
    expect(await office.make()).toBe(0);
  });
});

describe('paraf letters --dry-run', () => {
  test('says who would get a letter, and about what, and makes none', async () => {
    const office = await asked();
    const out = async (...words: string[]) =>
      JSON.parse((await run(office.dependencies, 'letters', '--dry-run', '--json', ...words)).out);
    expect(await out('--date', '2026-06-09')).toEqual([
      { person: 'penyusun', parts: { yours: 2, people: 0, plan: 0 }, sections: [MISI, VISI] },
      { person: 'sekda', parts: { yours: 0, people: 2, plan: 0 }, sections: [MISI, VISI] },
    ]);
    expect(await out('--date', '2026-06-16')).toEqual([]);
    // Today is the week's first working day.
    expect(await out()).toEqual([
      { person: 'koordinator', parts: { yours: 0, people: 0, plan: 0 }, sections: [] },
    ]);
    expect((await run(office.dependencies, 'letters')).code).toBe(2);
    office.at('2026-06-03T08:05');
    expect(await office.make()).toBe(1);
  });
});
