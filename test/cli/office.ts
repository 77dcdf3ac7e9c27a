import type { DraftsPlace, ExitCode, Office, Terminal } from '../../cli/command.ts';
import { runCommand } from '../../cli/run-command.ts';
import type { Site } from '../../cli/site.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { importPlan } from '../../functions/actions/import-plan.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { assignmentOf, openStage as stageOf, type Section } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';
import { changeSection } from '../../functions/actions/change-section.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { draftWrite } from '../../functions/records/section/also-written.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { claimRow, readRows, settleRow } from '../../functions/records/outbox/outbox-rows.ts';
import type { ReviewLink } from '../../functions/records/links/link-item.ts';
import type { Table } from '../../functions/records/table.ts';
import { plansHere } from '../../local/plans.ts';
import { clockAt, MINUTE } from '../builders/clock.ts';
import { partsOver } from '../builders/records-table.ts';
import { sha } from '../builders/sections.ts';
import { planText, type SmallPlan } from '../plan-file/small-plan.ts';

export const VISI = 'kecil.visi';
export const MISI = 'kecil.misi';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs one command over these parts, as a process would; what stands beside the records is not there. */
export const run = (dependencies: Dependencies, ...words: readonly string[]): Promise<Ran> =>
  runAt(
    dependencies,
    () => {
      throw new Error('this command needs the records only');
    },
    ...words,
  );

const noDrafts = (): DraftsPlace => {
  throw new Error('this command reads no drafts');
};

/** Runs one command over these parts and what stands beside them. */
export const runAt = (
  dependencies: Dependencies,
  site: () => Site,
  ...words: readonly string[]
): Promise<Ran> => runOn({ dependencies, site, draftsPlace: noDrafts }, ...words);

/** Runs one command over all of this. */
export async function runOn(office: Omit<Office, 'plans'>, ...words: readonly string[]): Promise<Ran> {
  const said = { out: [] as string[], err: [] as string[] };
  const terminal: Terminal = {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    connect: () => ({ ...office, plans: () => plansHere(office.dependencies.table) }),
  };
  const code = await runCommand(words, terminal);
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

/** A small plan in a table of its own, both sections started; executions are played by hand. */
export async function smallOffice(table: Table, change?: (plan: SmallPlan) => void) {
  const clock = clockAt();
  const dependencies = partsOver(table, clock);
  const read = readPlanFile(planText(change));
  if (!('file' in read)) throw new Error(JSON.stringify(read));
  await importPlan(dependencies, read.file, { by: 'koordinator', start: true });

  const section = async (id = VISI): Promise<Section> => {
    const snapshot = await readLatestSnapshot(table, id);
    if (snapshot === null) throw new Error(`no section ${id}`);
    return snapshot.section;
  };
  /** Opens what opens next, as the execution would. */
  const open = async (id = VISI): Promise<void> => {
    const { next, generation } = await section(id);
    if (next === null) throw new Error('nothing opens next');
    clock.pass(MINUTE);
    await openStage(dependencies, { section: id, ...next, generation, token: 'token' });
  };
  const linkOf = async (person: string, id: string): Promise<ReviewLink> => {
    const stage = stageOf(await section(id));
    if (stage === null) throw new Error('no stage is open');
    const place = { plan: 'kecil', section: id, round: stage.round, stage: stage.stage, person };
    const epoch = assignmentOf(stage, person)?.linkEpoch ?? 1;
    return { ...place, kind: 'review', epoch, expires: '2099-01-01T00:00:00.000Z', code: null, tries: 0 };
  };
  /** Puts a draft into the round, without a file behind it. */
  const draft = async (name: string, id = VISI, person = 'penyusun', sha256 = sha(name)): Promise<void> => {
    clock.pass(MINUTE);
    const { round, stage } = await linkOf(person, id);
    const seat = { person, round, stage, epoch: 1 };
    const used = await changeSection(dependencies, {
      load: () => readLatestSnapshot(table, id),
      rule: (snapshot) =>
        useDraft(snapshot.section, snapshot.section.stage, { seat, sha256, now: dependencies.now() }),
      writes: (_desk, event) => [
        draftWrite(table, id, { sha256, round, type: 'pdf', size: 9, by: person, at: event.at }),
      ],
    });
    if ('refused' in used) throw new Error(used.refused);
  };
  const decide = async (person: string, choice: Choice, comment = 'Sudah diperiksa.', id = VISI) => {
    clock.pass(MINUTE);
    const { draft: current } = await section(id);
    const decision = { choice, draft: current?.sha256 ?? '', comment };
    const decided = await decideSection(dependencies, await linkOf(person, id), decision);
    if ('refused' in decided) throw new Error(decided.refused);
    return decided;
  };
  /** Lets the delivery of every row of this kind fail for good. */
  const fail = async (kind: 'start' | 'mail', reason: string): Promise<void> => {
    const until = dependencies.now();
    for (const id of [VISI, MISI]) {
      for (const row of await readRows(table, id)) {
        if (row.kind !== kind) continue;
        await claimRow(table, row, { holder: 'test', now: dependencies.now(), until });
        await settleRow(table, row, 'test', { state: 'failed', reason }, dependencies.now());
      }
    }
  };
  /** As far as the open OPD review of round 1. */
  const inReview = async (): Promise<void> => {
    await open();
    await draft('satu');
    await decide('penyusun', 'submit');
    await open();
  };
  /** All the way in round 1. */
  const signedOff = async (): Promise<void> => {
    await inReview();
    await decide('bappeda', 'approve');
    await open();
    await decide('ugm', 'approve');
    await open();
    await decide('sekda', 'approve');
  };
  return { dependencies, clock, section, linkOf, open, draft, decide, fail, inReview, signedOff };
}

export type SmallOffice = Awaited<ReturnType<typeof smallOffice>>;
