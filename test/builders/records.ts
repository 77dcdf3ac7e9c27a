import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { changeSection } from '../../functions/actions/change-section.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import { freshName, type Dependencies } from '../../functions/actions/dependencies.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import type { Settings } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';
import { commit, UNWRITTEN } from '../../functions/records/section/commit.ts';
import { type Snapshot, readSnapshot, readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { personKey, planKey, planListKey, planOf } from '../../functions/records/keys.ts';
import type { ReviewLink } from '../../functions/records/links/link-item.ts';
import type { Plan } from '../../functions/records/plan/plan.ts';
import { localAws } from '../../local/local-aws.ts';
import { createTable } from '../../local/table.ts';
import { type Clock, clockAt } from './clock.ts';
import { settingsOf } from './settings.ts';
import { startTestDatabase } from './test-database.ts';

/** Records in a database of their own, in memory, with a clock that stands still. */
export interface TestRecords {
  readonly dependencies: Dependencies;
  readonly clock: Clock;
  /** The name of every request so far, such as `TransactWriteItemsCommand`. */
  readonly requests: string[];
  readonly raw: DynamoDBClient;
  dump(): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export async function startRecords(dataDir: string): Promise<TestRecords> {
  const dynamodb = await startTestDatabase(dataDir);
  const raw = new DynamoDBClient(localAws(dynamodb.endpoint));
  const name = 'paraf';
  await createTable(raw, name);
  const requests: string[] = [];
  raw.middlewareStack.add(
    (next, context) => (args) => {
      requests.push(context.commandName ?? '');
      return next(args);
    },
    { step: 'initialize', name: 'counts' },
  );
  const client = DynamoDBDocumentClient.from(raw);
  const clock = clockAt();
  const patiently = {
    random: () => 0.5,
    wait: (ms: number) => new Promise<void>((passed) => setTimeout(passed, Math.min(ms, 20))),
  };
  return {
    clock,
    requests,
    raw,
    dependencies: {
      table: { client, name, ...patiently },
      pace: { firstTryMs: 120_000, moveMs: 180_000 },
      now: clock.now,
      secretBytes: (count) => randomBytes(count),
      ...patiently,
    },
    dump: async () => (await client.send(new ScanCommand({ TableName: name }))).Items ?? [],
    stop: () => dynamodb.stop(),
  };
}

/** Who may open a plan's board, by their ids in it. */
export type Members = Pick<Plan, 'coordinators' | 'viewers'>;

const MEMBERS: Members = { coordinators: ['koordinator'], viewers: ['pengamat'] };

export const planFor = (plan: string, members = MEMBERS): Plan => ({
  plan,
  title: 'Masterplan Smart City',
  contact: { name: 'Dinas Kominfo', email: 'smartcity@kominfo.example', phone: null },
  ...members,
  books: [{ id: 'buku-1', title: 'Buku 1' }],
  workingDays: settingsOf().workingDays,
  daysOff: [],
});

/** Imports a section as a plan file would: plan, people, section. */
export async function importSection(
  { dependencies }: TestRecords,
  section: string,
  settings: Settings = settingsOf(),
  members = MEMBERS,
): Promise<void> {
  const plan = planFor(planOf(section), members);
  const put = (item: Record<string, unknown>) =>
    dependencies.table.client.send(new PutCommand({ TableName: dependencies.table.name, Item: item }));
  const people = new Set([
    ...members.coordinators,
    ...members.viewers,
    ...Object.values(settings.roster).flatMap((s) => s.map((x) => x.person)),
  ]);
  for (const id of people) {
    const email = `${id}@kantor.example`;
    await put({
      ...personKey(plan.plan, id),
      id,
      name: `Kepala ${id}`,
      office: id,
      email,
      undeliverable: null,
    });
  }
  await put({ ...planListKey(plan.plan) });
  await put({ ...planKey(plan.plan), ...plan });
  await commit(
    dependencies.table,
    dependencies.pace,
    { plan, section: null, standing: UNWRITTEN },
    {
      type: 'imported',
      plan: plan.plan,
      section,
      title: `Bagian ${section}`,
      book: 'buku-1',
      settings,
      at: dependencies.now(),
      by: 'koordinator',
    },
    { change: freshName(dependencies) },
  );
}

/** A stage's task as the state machine invokes it. */
export const taskOf = (snapshot: Snapshot, token: string) => {
  const next = snapshot.section.next ?? snapshot.section.stage;
  if (next === null) throw new Error(`${snapshot.section.id} has not been started`);
  const { stage, round } = next;
  return { section: snapshot.section.id, generation: snapshot.section.generation, stage, round, token };
};

export async function snapshotOf({ dependencies }: TestRecords, section: string): Promise<Snapshot> {
  const snapshot = await readLatestSnapshot(dependencies.table, section);
  if (snapshot === null) throw new Error(`no section ${section}`);
  return snapshot;
}

/** Opens what is next, as the execution would. */
export async function openNext(records: TestRecords, section: string): Promise<Snapshot> {
  await openStage(
    records.dependencies,
    taskOf(await snapshotOf(records, section), `token-${freshName(records.dependencies)}`),
  );
  return snapshotOf(records, section);
}

export const linkOf = (snapshot: Snapshot, person: string): ReviewLink => {
  const { stage } = snapshot.section;
  const seat = stage?.assignments.find((a) => a.person === person);
  if (stage === null || seat === undefined) throw new Error(`${person} holds nothing`);
  return {
    kind: 'review',
    plan: snapshot.section.plan,
    section: snapshot.section.id,
    round: stage.round,
    stage: stage.stage,
    person,
    epoch: seat.linkEpoch,
    code: null,
    tries: 0,
    expires: '2099-01-01T00:00:00.000Z',
  };
};

export async function useNewDraft(records: TestRecords, section: string, sha256: string): Promise<void> {
  const { dependencies } = records;
  const snapshot = await snapshotOf(records, section);
  const { person, round, stage, epoch } = linkOf(snapshot, 'drafter');
  await changeSection(dependencies, {
    load: () => readSnapshot(dependencies.table, section, { round, stage }),
    rule: (now) =>
      useDraft(now.section, now.asked, {
        seat: { person, round, stage, epoch },
        sha256,
        now: dependencies.now(),
      }),
  });
}

/** A person decides on the draft as it is. */
export async function decideAs(
  records: TestRecords,
  section: string,
  person: string,
  choice: Choice,
  comment = '',
): Promise<Awaited<ReturnType<typeof decideSection>>> {
  const snapshot = await snapshotOf(records, section);
  const draft = snapshot.section.draft?.sha256 ?? '';
  return decideSection(records.dependencies, linkOf(snapshot, person), { choice, draft, comment });
}

/** Brings a section to where this stage is open, everybody before having approved. */
export async function bringTo(records: TestRecords, section: string, until: StageName): Promise<Snapshot> {
  const started = await startSection(records.dependencies, { section, by: 'koordinator' });
  if ('refused' in started) throw new Error(started.refused);
  let snapshot = await openNext(records, section);
  while (snapshot.section.stage?.stage !== until) {
    if (snapshot.section.stage?.stage === 'drafting') await useNewDraft(records, section, 'a'.repeat(64));
    for (const { person, required } of snapshot.section.stage?.assignments ?? []) {
      const choice = snapshot.section.stage?.stage === 'drafting' ? 'submit' : 'approve';
      if (required) await decideAs(records, section, person, choice);
    }
    snapshot = await openNext(records, section);
  }
  return snapshot;
}
