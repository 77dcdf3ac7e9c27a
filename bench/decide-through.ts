import { decideSection } from '../functions/actions/decide-section.ts';
import { openStage } from '../functions/actions/open-stage.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { type Mailing, sendMail } from '../functions/mail/mailer.ts';
import { type Delivery, deliverRow, type Tried } from '../functions/outbox/deliver-row.ts';
import { sendOrder } from '../functions/outbox/send-order.ts';
import type { OutboxRow } from '../functions/records/outbox/outbox-item.ts';
import { readRows } from '../functions/records/outbox/outbox-rows.ts';
import type { Sequencer } from '../functions/step-functions/sequencer.ts';
import { mailId as words } from '../functions/wording/mail-id.ts';
import { APPROVAL } from './click.ts';
import type { Measured } from './plan-text.ts';
import { linkOf, STALE_TOKEN } from './prepare.ts';

/**
 * One decision in OPD review with all that follows until the consultant's mail, by the very actions, without the services:
 * every execution is resumed, every mail is taken. Throws where a row of the outbox is not sent.
 */
export async function decideThrough(
  dependencies: Dependencies,
  { id: section, reviewers: [reviewer = ''] }: Measured,
): Promise<void> {
  const decided = await decideSection(dependencies, linkOf(section, reviewer, 'opd-review'), APPROVAL);
  if ('refused' in decided) throw new Error(`${section}: ${decided.refused}`);
  await deliverAll(dependencies, section);
  const { generation } = decided.section;
  await openStage(dependencies, { section, generation, round: 1, stage: 'ugm-review', token: STALE_TOKEN });
  await deliverAll(dependencies, section);
}

async function deliverAll(dependencies: Dependencies, section: string): Promise<void> {
  const delivery: Delivery = { ...dependencies, leaseMs: 120_000, holder: 'bench' };
  const send = async (row: OutboxRow, until: string): Promise<Tried> => {
    if (row.kind === 'letter') throw new Error('no letters are made here');
    return row.kind === 'mail'
      ? sendMail(delivery, { ...mailing, secretBytes: dependencies.secretBytes }, row, until)
      : sendOrder(delivery, () => sequencer, row);
  };
  for (const row of await readRows(dependencies.table, section)) {
    if (row.state !== 'pending') continue;
    const { state, reason } = await deliverRow(delivery, row, send);
    if (state !== 'sent') throw new Error(`${section}: a ${row.kind} is ${state}, ${reason ?? 'why?'}`);
  }
}

const never = async (): Promise<never> => {
  throw new Error('nothing is started or stopped here');
};
const sequencer: Sequencer = { start: never, succeed: async () => 'resumed', stop: never, describe: never };
const mailing: Omit<Mailing, 'secretBytes'> = {
  post: { post: async () => ({ messageId: 'taken' }), sendRate: async () => 1000 },
  words,
  sender: 'masterplan@kominfo.example',
  baseUrl: 'https://paraf.example',
  mostPerHour: 1_000_000,
  pace: async () => null,
};
