import { changeSection } from '../../functions/actions/change-section.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { noteUndeliverable } from '../../functions/actions/note-undeliverable.ts';
import { changeSettings } from '../../functions/approval/coordinator/change-settings.ts';
import { deliverRow } from '../../functions/outbox/deliver-row.ts';
import type { MailRow } from '../../functions/records/outbox/outbox-item.ts';
import { readRows, type Settlement } from '../../functions/records/outbox/outbox-rows.ts';
import { DAY, HOUR, MINUTE } from '../builders/clock.ts';
import { decideAs, snapshotOf, openNext } from '../builders/records.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { act, mintNotMe, NEWER, putDraft, sectionIn, type World } from '../review-web/world.ts';

/** What somebody who means harm would type. */
export const HOSTILE = '<script>alert(1)</script> & "kutip"';

export const mailsOf = async (world: World, section: string): Promise<MailRow[]> =>
  (await readRows(world.dependencies.table, section)).filter((row) => row.kind === 'mail');

/** Delivers this mail, the mail service answering so. */
export async function settleMail(world: World, row: MailRow, settlement: Settlement): Promise<void> {
  const delivery = {
    table: world.dependencies.table,
    leaseMs: MINUTE,
    now: world.dependencies.now,
    random: world.dependencies.random,
    wait: world.dependencies.wait,
    holder: 'uji',
  };
  await deliverRow(delivery, row, async () => settlement);
}

export const sendAll = async (world: World, section: string): Promise<void> => {
  for (const row of await mailsOf(world, section))
    if (row.state === 'pending') await settleMail(world, row, { state: 'sent', messageId: 'm' });
};

/**
 * A section in the OPD review of its second round: returned once, with a hostile comment; one reviewer replaced, one
 * excused, one decided, one waiting.
 */
export async function returnedOnce(world: World, section: string): Promise<string> {
  const { records } = world;
  const settings = settingsOf({
    'opd-review': [required('bappeda'), optional('dinkes'), optional('dishub'), optional('dpmptsp')],
    'ugm-review': [required('ugm'), optional('dinsos')],
  });
  await sectionIn(world, section, 'opd-review', settings);
  records.clock.pass(26 * HOUR);
  await decideAs(records, section, 'bappeda', 'return', `Lengkapi bab 3.\n${HOSTILE}`);
  await openNext(records, section);
  records.clock.pass(2 * DAY);
  await putDraft(world, section, NEWER, 'docx');
  await decideAs(records, section, 'drafter', 'submit', 'Bab 3 sudah dilengkapi.');
  await openNext(records, section);
  records.clock.pass(HOUR);
  await act(world, section, { act: 'replace', person: 'dinkes', successor: 'dinsos', later: false });
  await act(world, section, { act: 'excuse', person: 'dpmptsp' });
  await decideAs(records, section, 'dishub', 'approve', 'Sudah baik.');
  return section;
}

/** Its decision of OPD review is said not to be theirs. */
export async function disputedSection(world: World, section: string): Promise<string> {
  const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
  await sectionIn(world, section, 'opd-review', settings);
  await decideAs(world.records, section, 'bappeda', 'approve');
  await world.post(await mintNotMe(world, section, 'bappeda'), { form: 'not-me', confirm: 'yes' });
  return section;
}

export async function haltedSection(world: World, section: string): Promise<string> {
  await sectionIn(world, section, 'ugm-review');
  const { generation } = (await snapshotOf(world.records, section)).section;
  await haltSection(world.dependencies, { section, generation, reason: 'TransientFault' });
  return section;
}

/** Its ask of UGM review has come back; the others were sent. */
export async function undeliverableSection(world: World, section: string): Promise<string> {
  await sectionIn(world, section, 'ugm-review');
  await sendAll(world, section);
  const ask = (await mailsOf(world, section)).findLast(({ mail }) => mail.mail === 'ask');
  if (ask === undefined) throw new Error('no ask');
  await noteUndeliverable(world.dependencies, { section, person: 'ugm', mail: ask.row, reason: 'bounced' });
  return section;
}

export async function signedOffSection(world: World, section: string): Promise<string> {
  await sectionIn(world, section, 'sekda-sign-off');
  await decideAs(world.records, section, 'sekda', 'approve', 'Disahkan.');
  return section;
}

/** The section under a title that is markup. */
export async function renamed(world: World, section: string, title: string): Promise<void> {
  const changed = await changeSection(world.dependencies, {
    load: () => snapshotOf(world.records, section),
    rule: (snapshot) => {
      const { book, settings } = snapshot.section;
      return changeSettings(snapshot.section, {
        title,
        book,
        settings,
        by: 'koordinator',
        now: world.dependencies.now(),
      });
    },
  });
  if ('refused' in changed) throw new Error(changed.refused);
}
