import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { localOffice } from '../../cli/local-office.ts';
import type { Office } from '../../cli/command.ts';
import { changeDays } from '../../functions/actions/change-days.ts';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { previewRecompute, recomputeDeadlines } from '../../functions/actions/recompute-deadlines.ts';
import { readBoard } from '../../functions/records/plan/board.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { addressOf, type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { decideBy, submitDraft } from '../../local/visitor/person.ts';
import { type OwnParaf, startOwnParaf } from '../own-paraf.ts';
import { decided, dueOf, type KnownLetter, type KnownSection, lettersDue, open, released } from './ledger.ts';
import { COORDINATOR, type Habit, habits, officePlan, seeded } from './office-plan.ts';
import { countDays, dayAfter, nationalDays, nextDay, works } from './plain-count.ts';

export interface Played {
  readonly days: number;
  readonly letters: number;
  readonly decisions: number;
  readonly deadlines: number;
  /** What was not as the players knew it to be; empty where all was. */
  readonly differences: readonly string[];
}

interface Playing {
  readonly office: Office;
  readonly paraf: OwnParaf;
  readonly people: readonly Habit[];
  readonly sections: readonly KnownSection[];
  readonly superiors: ReadonlyMap<string, string>;
  readonly random: () => number;
  readonly differences: string[];
  /** Mails that were looked at already. */
  readonly seen: Set<string>;
  free: Set<string>;
  lastLetters: string;
  letters: number;
  decisions: number;
  deadlines: number;
}

/** Tuesday 2 June 2026; the 16th is a holiday. */
const BEGINS = '2026-06-02';

/**
 * An office plays its days over a running Paraf with a driven clock: people decide by the links in their mails, as their
 * habits are; a section is held and released, a day off is declared late, a day passes without a machine. Each day what
 * Paraf says and mails is held against what the players know, counted by hand.
 */
export async function playOffice({
  seed,
  sections,
  days,
  say,
}: {
  readonly seed: number;
  readonly sections: number;
  readonly days: number;
  say(line: string): void;
}): Promise<Played> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paraf-office-'));
  const random = seeded(seed);
  const people = habits(random);
  const plan = officePlan(people, sections, random);
  const file = join(dataDir, 'office.json');
  writeFileSync(file, plan.text);
  const paraf = await startOwnParaf(dataDir, file, { CLOCK: `${BEGINS}T08:00:00+07:00` });
  const free = nationalDays();
  const playing: Playing = {
    office: localOffice(dataDir),
    paraf,
    people,
    sections: plan.known.map((it) => ({ ...it, opened: '', free })),
    superiors: new Map(
      people.flatMap(({ id, superior }) => (superior === undefined ? [] : [[id, superior]])),
    ),
    random,
    differences: [],
    seen: new Set(),
    free,
    lastLetters: BEGINS,
    letters: 0,
    decisions: 0,
    deadlines: 0,
  };
  try {
    for (const section of playing.sections) open(section, 'drafting', BEGINS, free);
    let day = BEGINS;
    for (let played = 0; played < days; day = nextDay(day)) {
      if (!works(day, playing.free)) continue;
      played += 1;
      // The machine is off for a day; what its letters would have said stands in the next.
      if (played === 7) continue;
      await playDay(playing, day, played);
      say(
        `${day}: ${playing.letters} letters, ${playing.decisions} decisions, ${playing.differences.length} differences`,
      );
    }
    const { findings } = await verifyPlan(playing.office.dependencies.table, 'kantor');
    playing.differences.push(...findings.map(({ section, what }) => `verify: ${section} ${what}`));
    const { letters, decisions, deadlines, differences } = playing;
    return { days, letters, decisions, deadlines, differences };
  } finally {
    await paraf.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function playDay(playing: Playing, day: string, nth: number): Promise<void> {
  await moveTo(playing, `${day}T08:10`, nth === 8);
  await compareLetters(playing, day);
  await moveTo(playing, `${day}T11:00`);
  await decideAll(playing, day);
  // What the decisions have opened is open by then.
  await moveTo(playing, `${day}T11:30`);
  await coordinate(playing, day, nth);
  await moveTo(playing, `${day}T16:10`);
  await compareLetters(playing, day, true);
  await compareDeadlines(playing, day);
}

async function moveTo({ office }: Playing, time: string, jump = false): Promise<void> {
  const to = new Date(`${time}:00+07:00`).toISOString();
  if (office.clock === undefined || office.clock.now() >= to) return;
  const { fault } = await office.clock.move({ id: randomUUID(), to, jump });
  if (fault !== null) throw new Error(`the clock did not move to ${time}: ${fault}`);
}

const ASKS = /^(Mohon|Perlu perbaikan)/;
const personIn = (mail: Mail): string => addressOf(mail).split('@')[0] ?? '';

/** Whoever has waited as long as they do decides, by the last ask that they were mailed. */
async function decideAll(playing: Playing, day: string): Promise<void> {
  const mails = await readMails(playing.paraf.mailbox);
  const open = playing.sections.flatMap((section) => section.holders.map((holder) => ({ section, holder })));
  for (const { section, holder } of open) {
    const habit = playing.people.find(({ id }) => id === holder);
    if (habit === undefined || section.stage === null || section.heldSince !== null) continue;
    if (!section.holders.includes(holder) || countDays(section.opened, day, playing.free) < habit.after)
      continue;
    const ask = mails.findLast(
      (mail) => personIn(mail) === holder && ASKS.test(mail.subject) && mail.subject.includes(section.title),
    );
    // It was asked today, and the mail is read tomorrow.
    if (ask === undefined || section.opened === day) continue;
    const choice =
      section.stage === 'drafting' ? 'submit' : playing.random() * 100 < habit.returns ? 'return' : 'approve';
    const name = `${section.title} putaran ${section.round}.md`;
    const page =
      choice === 'submit'
        ? await submitDraft(ask, { name, bytes: Buffer.from(`# ${name}\n\nIsi.\n`) }, 'Mohon ditelaah.')
        : await decideBy(ask, choice, 'Sudah dibaca.');
    if (page.status !== 200) {
      playing.differences.push(`${day}: ${holder} could not ${choice} ${section.title}: ${page.status}`);
      continue;
    }
    playing.decisions += 1;
    decided(section, holder, choice, { today: day, free: playing.free });
  }
}

/** The coordinator holds on the fourth day and releases on the seventh or after; declares a day off late; takes it up. */
async function coordinate(playing: Playing, day: string, nth: number): Promise<void> {
  const { office, sections } = playing;
  const act = async (section: KnownSection, what: 'hold' | 'release') => {
    const who = { section: section.id, by: COORDINATOR, name: null, why: 'Sesuai arahan.' };
    const done = await actAsCoordinator(office.dependencies, who, { act: what });
    if ('refused' in done) playing.differences.push(`${day}: ${what} of ${section.title}: ${done.refused}`);
  };
  if (nth % 5 === 4) {
    for (const section of sections.filter(
      (it, i) => i % 9 === 0 && it.stage !== null && it.heldSince === null,
    )) {
      await act(section, 'hold');
      section.heldSince = day;
    }
  }
  if (nth % 5 === 3) {
    for (const section of sections.filter((it) => it.heldSince !== null)) {
      await act(section, 'release');
      released(section, day);
    }
  }
  if (nth === 6) {
    const off = dayAfter(day, 4, playing.free);
    const add = { date: off, day: 'off' as const, name: 'Hari jadi', source: 'SE Bupati 1/2026' };
    await changeDays(office.dependencies, { plan: 'kantor', by: COORDINATOR, change: { add } });
    playing.free = new Set([...playing.free, off]);
    const moves = (await previewRecompute(office.dependencies, 'kantor')) ?? [];
    await recomputeDeadlines(office.dependencies, { by: COORDINATOR, name: null, why: 'Hari libur.', moves });
    for (const section of sections) section.free = playing.free;
  }
}

const LETTERS = /^(Pengingat|Lewat tenggat|Untuk diketahui|Laporan Senin)/;

/** The letters that have come since, against those that were due. `none`: no more were. */
async function compareLetters(playing: Playing, day: string, none = false): Promise<void> {
  const { seen, differences, sections } = playing;
  const mails = (await readMails(playing.paraf.mailbox)).filter(
    (mail) => LETTERS.test(mail.subject) && !seen.has(mail.id),
  );
  for (const { id } of mails) seen.add(id);
  const due = none
    ? new Map<string, KnownLetter>()
    : lettersDue({ ...playing, coordinator: COORDINATOR }, playing.lastLetters, day);
  if (!none) playing.lastLetters = day;
  const titles = new Set(sections.map(({ title }) => title));
  const came = new Map<string, KnownLetter>();
  for (const mail of mails) {
    const person = personIn(mail);
    if (came.has(person)) differences.push(`${day}: ${person} got two letters`);
    came.set(person, partsOf(mail, titles));
  }
  playing.letters += came.size;
  for (const person of new Set([...due.keys(), ...came.keys()])) {
    const [wanted, got] = [JSON.stringify(due.get(person)), JSON.stringify(came.get(person))];
    if (wanted !== got) differences.push(`${day}: ${person} should have ${wanted}, has ${got}`);
  }
}

/** What a letter names, part by part, as somebody reads it. */
function partsOf({ text }: Mail, titles: ReadonlySet<string>): KnownLetter {
  const parts = { yours: new Set<string>(), people: new Set<string>(), plan: new Set<string>() };
  let part: keyof typeof parts | null = null;
  let isPlan = false;
  for (const line of text.split('\n')) {
    if (line.includes('menunggu Bapak/Ibu, yang paling')) part = 'yours';
    if (line.includes('pada perangkat di bawah')) part = 'people';
    if (line.includes('masterplan ini lewat tenggat') || line.startsWith('Keadaan pada awal')) {
      part = 'plan';
      isPlan = true;
    }
    if (part !== null && titles.has(line.trim())) parts[part].add(line.trim());
  }
  return {
    yours: [...parts.yours].sort(),
    people: [...parts.people].sort(),
    plan: isPlan ? [...parts.plan].sort() : null,
  };
}

async function compareDeadlines(playing: Playing, day: string): Promise<void> {
  const board = await readBoard(playing.office.dependencies.table, 'kantor');
  for (const section of playing.sections) {
    const item = board?.sections.find((it) => it.section === section.id);
    const due = section.stage === null ? null : `${dueOf(section)}T09:00:00.000Z`;
    playing.deadlines += 1;
    if (
      item?.due !== due ||
      item?.holders
        .map(({ p }) => p)
        .sort()
        .join() !== section.holders.toSorted().join()
    )
      playing.differences.push(
        `${day}: ${section.title} should be in ${section.stage} with ${section.holders.join()} until ${due}, is in ${item?.state} with ${item?.holders.map(({ p }) => p).join()} until ${item?.due}`,
      );
  }
}
