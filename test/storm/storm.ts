import { importSection } from '../../functions/actions/import-section.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { isHeld, openStage, type Section, type Settings } from '../../functions/approval/section.ts';
import { LinkItem, type Link } from '../../functions/records/links/link-item.ts';
import { hashToken } from '../../functions/records/links/link-secret.ts';
import { linkKey } from '../../functions/records/keys.ts';
import { OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { writing } from '../../functions/actions/change-people.ts';
import { createPerson } from '../../functions/records/plan/person-versions.ts';
import { writePlan } from '../../functions/records/plan/plan-writes.ts';
import * as v from 'valibot';
import { messageIdOf } from '../../functions/mail/thread.ts';
import { checkHistory } from '../approval/invariants.ts';
import { MINUTE } from '../builders/clock.ts';
import { planFor } from '../builders/records.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { textOf } from './dynamodb/attributes.ts';
import type { Store } from './dynamodb/store.ts';
import type { Office, OfficeOptions } from './office.ts';
import { openOffice } from './office.ts';
import { Importer } from './importer.ts';
import { People } from './people.ts';
import { peopleFaults } from './people-faults.ts';
import type { Letter } from './postbox.ts';
import { textFaults } from './text-faults.ts';
import { read, sectionIn, Watcher } from './watcher.ts';

export const PLAN = 'badai';
const PEOPLE = [
  'koordinator',
  'drafter',
  'co-drafter',
  'bappeda',
  'dpmptsp',
  'dinkes',
  'ugm',
  'ugm-2',
  'sekda',
  'camat',
  'dishub',
  'dinsos',
  'bpbd',
  'ugm-3',
];
const personOf = (id: string) => ({ id, name: id, office: id, email: `${id}@kantor.example` });
const settings = settingsOf({
  drafting: [required('drafter'), optional('co-drafter')],
  'opd-review': [required('bappeda'), required('dpmptsp'), optional('dinkes')],
  'ugm-review': [required('ugm'), optional('ugm-2')],
});

export interface StormOptions extends Omit<OfficeOptions, 'onCommit' | 'onLetter'> {
  /** How many sections live in this office. */
  readonly lives: number;
  /** How long people do what they like, in driven minutes. */
  readonly minutes: number;
}

export interface Storm {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly signedOff: number;
  readonly cancelled: number;
  readonly steps: number;
  readonly events: number;
  readonly mails: number;
  readonly doubled: number;
  readonly acknowledged: number;
  readonly rebuilt: number;
  readonly halted: number;
  /** How many changes of people the sections' histories tell of. */
  readonly peopleChanged: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly office: Office;
  readonly watcher: Watcher;
}

/** Sections that were imported and started, with the people around them, and a watcher who reads along. */
export interface Founded {
  readonly office: Office;
  readonly people: People;
  readonly watcher: Watcher;
  readonly sections: readonly string[];
  /** How often each mail arrived, by Message-ID. */
  readonly copies: ReadonlyMap<string, number>;
  see(section: string): Section | null;
}

/** Founds an office with so many sections, and lets two driven minutes pass. */
export async function found(
  options: Omit<StormOptions, 'minutes'>,
  roster: Settings = settings,
): Promise<Founded> {
  const watcher = new Watcher(['koordinator']);
  const copies = new Map<string, number>();
  const office: Office = openOffice({
    ...options,
    onCommit: (changes, by) => watcher.committed(changes, by, office.store),
    onLetter(letter) {
      copies.set(letter.id, (copies.get(letter.id) ?? 0) + 1);
      people.received(letter, linkIn(office.store, letter));
    },
  });
  const see = (id: string) => sectionIn(office.store, id);
  const people = new People(office, see);
  const { driver, dependencies } = office;
  const sections = Array.from({ length: options.lives }, (_, i) => `${PLAN}.bagian-${i + 1}`);
  office.spawn('nobody', async () => {
    const plan = planFor(PLAN);
    for (const id of PEOPLE)
      await createPerson(dependencies.table, PLAN, personOf(id), writing(dependencies, 'koordinator'));
    await writePlan(dependencies.table, plan);
    const filed = { title: 'Visi', book: 'buku-1', settings: roster };
    for (const section of sections) {
      await importSection(dependencies, { plan, section, by: 'koordinator', former: null, filed });
      await startSection(dependencies, { section, by: 'koordinator' });
    }
  });
  await driver.run(2 * MINUTE);
  return { office, people, watcher, sections, copies, see };
}

/** One office, its sections and its people, through a storm, the calm after it, and to the end of every section. */
export async function storm(options: StormOptions): Promise<Storm> {
  const { office, people, watcher, sections, copies } = await found(options);
  const { driver, dice, faults, machine } = office;

  // The storm.
  const stormy = driver.nowMs() + options.minutes * MINUTE;
  for (const section of sections) {
    const live = () => {
      if (driver.nowMs() > stormy) return;
      people.act(section);
      driver.after(dice.between(5_000, 3 * MINUTE), live);
    };
    driver.after(dice.between(0, MINUTE), live);
  }
  const strike = () => {
    if (driver.nowMs() > stormy) return;
    driver.after(dice.between(3 * MINUTE, 12 * MINUTE), strike);
    const fault = faults.at('executions');
    const run = dice.pick(machine.running());
    if (fault === 'lost') return office.restart([PLAN]);
    if (run === undefined) return;
    if (fault === 'stopped') machine.end(run.name, 'ABORTED');
    if (fault === 'failed') machine.end(run.name, 'FAILED');
    if (fault === 'timed-out') machine.end(run.name, 'TIMED_OUT');
    if (fault === 'token-lost') machine.loseToken(run);
  };
  driver.after(5 * MINUTE, strike);
  const importer = new Importer(office, PLAN, PEOPLE.map(personOf));
  const change = () => {
    if (driver.nowMs() > stormy) return;
    importer.changeSomebody(dice);
    driver.after(dice.between(4 * MINUTE, 15 * MINUTE), change);
  };
  driver.after(3 * MINUTE, change);
  // Even the coordinator's own mailbox is full for a while.
  driver.after(10 * MINUTE, () => office.refused.add('koordinator@kantor.example'));
  driver.after(50 * MINUTE, () => office.refused.clear());
  await driver.run(options.minutes * MINUTE);

  // The calm: nobody does anything, and nothing goes wrong any more.
  faults.on = false;
  const wrong: string[] = [];
  await driver.run(5 * MINUTE + 5_000);
  wrong.push(...unsettled(office.store));
  await driver.run(5 * MINUTE);
  for (const id of sections) wrong.push(...unmoved(sectionIn(office.store, id)));

  // Whoever sits at the file imports it once more: whatever broke off goes on.
  importer.import();
  await driver.run(MINUTE);
  if (importer.ended.at(-1) !== 'returned') wrong.push(`the import ${importer.ended.at(-1)} in the calm`);
  let peopleChanged = -1;
  office.spawn('nobody', async () => {
    const { faults: found, changes } = await peopleFaults(office.dependencies.table, PLAN, sections);
    wrong.push(...found);
    peopleChanged = changes;
  });
  await driver.run(MINUTE);
  if (peopleChanged < 0) wrong.push('what was recorded of people could not be read');

  // Everybody does their part.
  const isOver = (id: string) =>
    ['signed-off', 'cancelled'].includes(sectionIn(office.store, id)?.state ?? '');
  for (let i = 0; i < 120 && !sections.every(isOver); i += 1) {
    for (const id of sections) people.goOn(id);
    await driver.run(MINUTE);
  }
  await driver.run(6 * MINUTE);
  wrong.push(...unfinished(office.store));
  // Nobody waited for the texts; what kills its reader is given up after the fourth lease.
  await driver.run(30 * MINUTE);
  wrong.push(...textFaults(office.store, office.room));

  const states = sections.map((id) => sectionIn(office.store, id)?.state ?? 'unknown');
  states.forEach((state, i) => {
    if (state !== 'signed-off' && state !== 'cancelled')
      wrong.push(`${sections[i]}: carried on to ${state} only`);
  });
  for (const { section, decision } of people.acknowledged)
    if (!watcher.decisions.has(decision)) wrong.push(`${section}: invariant 2: ${decision} was lost`);
  for (const id of sections)
    for (const { invariant, because } of checkHistory(watcher.known(id)?.events ?? []))
      wrong.push(`${id}: invariant ${invariant}: ${because}`);
  wrong.push(...mailFaults(office, copies));

  const events = sections.flatMap((id) => watcher.known(id)?.events ?? []);
  return {
    seed: options.seed,
    violations: [...watcher.violations, ...wrong],
    signedOff: states.filter((state) => state === 'signed-off').length,
    cancelled: states.filter((state) => state === 'cancelled').length,
    steps: driver.turns,
    events: events.length,
    mails: office.letters.length,
    doubled: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
    acknowledged: people.acknowledged.length,
    rebuilt: events.filter(({ type }) => type === 'rebuilt').length,
    halted: events.filter(({ type }) => type === 'halted').length,
    peopleChanged,
    outcomes: people.outcomes,
    office,
    watcher,
  };
}

function linkIn(store: Store, { link }: Letter): Link | null {
  if (link === null) return null;
  const { pk, sk } = linkKey(hashToken(link.token));
  const item = store.get({ pk: { S: pk }, sk: { S: sk } });
  return item === null ? null : v.parse(LinkItem, read(item));
}

const rowsIn = (store: Store) =>
  store
    .all()
    .filter((item) => textOf(item, 'pk').startsWith('OUTBOX#'))
    .map((item) => v.parse(OutboxRow, read(item)));

/** Invariant 9: in the calm every row is sent, dropped, or shows its reason. */
function unsettled(store: Store): string[] {
  return rowsIn(store).flatMap(({ section, row, kind, state, reason, attempts }) => {
    const settled = state === 'sent' || state === 'dropped' || state === 'parked';
    const shows = reason !== undefined && (state === 'failed' || state === 'pending');
    return settled || shows
      ? []
      : [`${section}: invariant 9: ${kind} ${row} is ${state} without a reason, ${attempts} attempts`];
  });
}

/** Nothing waits once every section is over: each row is sent or dropped, or its mail is one that nobody would take. */
function unfinished(store: Store): string[] {
  return rowsIn(store).flatMap(({ section, row, kind, state, reason, attempts }) => {
    const isDone = state === 'sent' || state === 'dropped';
    const isRejected = kind === 'mail' && state === 'failed' && reason === 'rejected';
    return isDone || isRejected
      ? []
      : [`${section}: invariant 9: ${kind} ${row} ended as ${state} (${reason}), ${attempts} attempts`];
  });
}

/** Invariant 10: ten minutes later whatever nothing moves says so. */
function unmoved(section: Section | null): string[] {
  if (section === null) return ['no such section'];
  if (section.state === 'signed-off' || section.state === 'cancelled') return [];
  if (openStage(section) !== null || section.halt !== null || isHeld(section)) return [];
  return [
    `${section.id}: invariant 10: nothing moves it from ${section.state} to ${section.next?.stage}, and it does not say so`,
  ];
}

/** Invariant 6: every mail is of a row, doubled only where a crash or a lost answer struck; none is missing. */
function mailFaults(office: Office, copies: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const known = new Set<string>();
  for (const { section, row, kind, state } of rowsIn(office.store)) {
    if (kind !== 'mail') continue;
    const id = messageIdOf(`${section}/${row}`, 'bojonegoro.example');
    known.add(id);
    const sent = copies.get(id) ?? 0;
    const most = 1 + (office.doubtful.get(id) ?? 0);
    if (sent > most) faults.push(`${section}: invariant 6: ${row} was mailed ${sent} times, ${most} at most`);
    if (state === 'sent' && sent === 0) faults.push(`${section}: invariant 6: ${row} is sent but never was`);
  }
  for (const id of copies.keys()) if (!known.has(id)) faults.push(`invariant 6: ${id} is of no row`);
  return faults;
}
