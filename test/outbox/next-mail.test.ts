import { expect, test } from 'vitest';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import { type Mailing, sendMail } from '../../functions/mail/mailer.ts';
import { readFileAhead } from '../../functions/mail/section-file.ts';
import { type Delivery, deliverRow } from '../../functions/outbox/deliver-row.ts';
import { readOrderAhead, sendOrder } from '../../functions/outbox/send-order.ts';
import { hashToken } from '../../functions/records/links/link-secret.ts';
import { readLink, writeLink } from '../../functions/records/links/links.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { MINUTE } from '../builders/clock.ts';
import { inTurns } from '../builders/in-turns.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, importSection, linkOf, snapshotOf, taskOf } from '../builders/records.ts';
import { toldSequencer } from '../builders/sequencer.ts';

const records = ownRecords();

const delivery = (): Delivery => ({
  table: records.dependencies.table,
  leaseMs: 2 * MINUTE,
  now: records.clock.now,
  random: () => 0.5,
  wait: records.dependencies.wait,
  holder: 'one',
});

test('from a press to the next person’s mail, eleven requests follow one another at most', async () => {
  const section = 'next.mail';
  const { dependencies } = records;
  await importSection(records, section);
  const seen = await bringTo(records, section, 'ugm-review');
  const [reviewer] = seen.section.stage?.assignments ?? [];
  const hash = hashToken('a'.repeat(43));
  await writeLink(dependencies.table, hash, linkOf(seen, reviewer?.person ?? ''));
  const turns = inTurns(records);
  const lastRow = async () => (await readRows(dependencies.table, section)).at(-1) ?? expect.fail('no row');

  const press = await turns.count(async () => {
    const link = await readLink(dependencies.table, hash);
    if (link?.kind !== 'review') throw new Error('no link');
    const draft = seen.section.draft?.sha256 ?? '';
    const decided = await decideSection(dependencies, link, { choice: 'approve', draft, comment: '' });
    expect(decided).not.toHaveProperty('refused');
  });

  const service = toldSequencer();
  let resumedAt = 0;
  const sequencer = {
    ...service.sequencer,
    succeed: (...said: Parameters<typeof service.sequencer.succeed>) =>
      turns.ask(() => {
        resumedAt = turns.now();
        return service.sequencer.succeed(...said);
      }),
  };
  const orders = (await readRows(dependencies.table, section)).flatMap((row) =>
    row.kind === 'resume' && row.state === 'pending' ? [row] : [],
  );
  const order = orders.at(-1) ?? expect.fail('no order');
  await turns.count(async () => {
    const relay = delivery();
    await deliverRow(
      relay,
      order,
      (row) => sendOrder(relay, () => sequencer, row),
      (row) => readOrderAhead(relay, row),
    );
  });

  const task = taskOf(await snapshotOf(records, section), 'token-of-the-next-stage');
  const opening = await turns.count(() => openStage(dependencies, task));

  let mailedAt = 0;
  const mailing: Mailing = {
    post: {
      post: () =>
        turns.ask(async () => {
          mailedAt = turns.now();
          return { messageId: 'm-1' };
        }),
      sendRate: async () => 14,
    },
    words: wordsOf('id'),
    sender: 'masterplan@kominfo.example',
    baseUrl: 'https://paraf.example',
    mostPerHour: 1000,
    secretBytes: dependencies.secretBytes,
    pace: async () => null,
  };
  const ask = await lastRow();
  if (ask.kind !== 'mail' || ask.mail.mail !== 'ask') throw new Error('no ask');
  await turns.count(async () => {
    const mailer = delivery();
    await deliverRow(
      mailer,
      ask,
      (row, until) => sendMail(mailer, mailing, row, until),
      (row) => readFileAhead(mailer, row),
    );
  });

  // The link, then section, stage, assignment and draft, then one transaction; claim and reads, then the resume; one read
  // and one transaction; claim and reads, who is named, count and link, and the mail.
  expect({ press, resumedAt, opening, mailedAt }).toEqual({
    press: 3,
    resumedAt: 2,
    opening: 2,
    mailedAt: 4,
  });
  expect(press + resumedAt + opening + mailedAt).toBeLessThanOrEqual(11);
});
