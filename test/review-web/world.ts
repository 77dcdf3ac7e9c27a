import { nothingReadable } from '../builders/readable-drafts.ts';
import { S3Client } from '@aws-sdk/client-s3';
import type { Hono } from 'hono';
import { changeSection } from '../../functions/actions/change-section.ts';
import { actAsCoordinator, type CoordinatorAct } from '../../functions/actions/coordinator-acts.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import type { Settings } from '../../functions/approval/section.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';
import { draftStore, type DraftStore } from '../../functions/documents/store/draft-store.ts';
import { draftWrite } from '../../functions/records/section/also-written.ts';
import type { DraftItem } from '../../functions/records/section/event-item.ts';
import type { ReviewLink } from '../../functions/records/links/link-item.ts';
import { codeHmac, hashToken } from '../../functions/records/links/link-secret.ts';
import { writeLink } from '../../functions/records/links/links.ts';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import type { Told } from '../../functions/review-web/told.ts';
import { localAws } from '../../local/local-aws.ts';
import {
  decideAs,
  snapshotOf,
  importSection,
  linkOf,
  openNext,
  startRecords,
  type TestRecords,
} from '../builders/records.ts';
import { itemsOf } from '../builders/records-table.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

export const BASE = 'http://127.0.0.1:8080';
export const STORE = 'http://127.0.0.1:9000';
export const CODE = '042917';
export const DRAFT = 'a1b2c3d4'.repeat(8);
export const NEWER = 'e5f60718'.repeat(8);

export interface World {
  readonly records: TestRecords;
  readonly dependencies: Dependencies;
  readonly app: Hono;
  readonly drafts: DraftStore;
  readonly told: Told[];
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Every item of the table. */
  dump(): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** The pages over real records. Signing an upload or a download needs no store; only tests of uploads start one. */
export async function startWorld(
  drafts: DraftStore = signsOnly(),
  { baseUrl, storeOrigin } = { baseUrl: BASE, storeOrigin: STORE },
  readable = nothingReadable,
): Promise<World> {
  const records = await startRecords(temporaryFolder());
  const dependencies = {
    ...records.dependencies,
    wait: (ms: number) => new Promise<void>((go) => setTimeout(go, ms)),
  };
  const told: Told[] = [];
  const app = reviewWeb({
    dependencies,
    drafts,
    readable,
    baseUrl,
    storeOrigin,
    tell: (it) => told.push(it),
  });
  return {
    records,
    dependencies,
    app,
    drafts,
    told,
    get: async (path, init) => app.request(`${baseUrl}${path}`, init),
    post: async (path, fields, headers = {}) =>
      app.request(`${baseUrl}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers }),
    dump: () => itemsOf(dependencies.table),
    stop: records.stop,
  };
}

const signsOnly = (): DraftStore =>
  draftStore(new S3Client({ ...localAws(STORE), forcePathStyle: true }), 'paraf-documents');

/** A fresh link to what this person holds in the section's latest stage; the path of its page. */
export async function mint(
  { dependencies, records }: World,
  section: string,
  person: string,
  change: Partial<ReviewLink> = {},
): Promise<string> {
  const token = Buffer.from(dependencies.secretBytes(32)).toString('base64url');
  const link = linkOf(await snapshotOf(records, section), person);
  const code = link.stage === 'sekda-sign-off' ? codeHmac(token, CODE) : null;
  await writeLink(dependencies.table, hashToken(token), { ...link, code, ...change });
  return `/t/${token}`;
}

/** The path of a receipt's "this was not me" page, for this person's decision in the section's latest stage. */
export async function mintNotMe(
  { dependencies, records }: World,
  section: string,
  person: string,
): Promise<string> {
  const token = Buffer.from(dependencies.secretBytes(32)).toString('base64url');
  const { stage, plan } = (await snapshotOf(records, section)).section;
  const seat = stage?.assignments.find((a) => a.person === person);
  if (stage === null || seat?.status !== 'decided') throw new Error(`${person} has not decided`);
  await writeLink(dependencies.table, hashToken(token), {
    kind: 'not-me',
    plan,
    section,
    round: stage.round,
    stage: stage.stage,
    person,
    decision: seat.decision.id,
    decidedAt: seat.decision.at,
    expires: '2099-01-01T00:00:00.000Z',
  });
  return `/n/${token}`;
}

export const hashOfPath = (path: string): string => hashToken(path.slice('/t/'.length));

export const act = async ({ dependencies }: World, section: string, it: CoordinatorAct) => {
  const done = await actAsCoordinator(
    dependencies,
    { section, by: 'koordinator', name: null, why: 'Sesuai arahan rapat.' },
    it,
  );
  if ('refused' in done) throw new Error(done.refused);
};

/** Makes this file the round's draft, as if its upload had been taken. */
export async function putDraft(
  { dependencies, records }: World,
  section: string,
  sha256: string = DRAFT,
  type: DraftItem['type'] = 'pdf',
): Promise<void> {
  const { person, round, stage, epoch } = linkOf(await snapshotOf(records, section), 'drafter');
  const draft = { sha256, round, type, size: 1_234_567, by: person, at: dependencies.now() };
  const changed = await changeSection(dependencies, {
    load: () => snapshotOf(records, section),
    rule: (now) =>
      useDraft(now.section, now.asked, {
        seat: { person, round, stage, epoch },
        sha256,
        now: dependencies.now(),
      }),
    writes: () => [draftWrite(dependencies.table, section, draft)],
  });
  if ('refused' in changed) throw new Error(changed.refused);
}

/** Imports a section and brings it to where this stage is open, everybody before having agreed. */
export async function sectionIn(
  world: World,
  section: string,
  until: StageName,
  settings?: Settings,
): Promise<string> {
  const { records, dependencies } = world;
  await importSection(records, section, settings);
  await startSection(dependencies, { section, by: 'koordinator' });
  for (let snapshot = await openNext(records, section); snapshot.section.stage?.stage !== until; ) {
    const drafting = snapshot.section.stage?.stage === 'drafting';
    if (drafting) await putDraft(world, section);
    for (const { person, required } of snapshot.section.stage?.assignments ?? []) {
      if (required)
        await decideAs(records, section, person, drafting ? 'submit' : 'approve', `Catatan ${person}`);
    }
    snapshot = await openNext(records, section);
  }
  records.clock.pass(60_000);
  return section;
}

/** A section that was returned in OPD review, with the drafting of round 2 open. */
export async function returnedSection(world: World, section: string): Promise<string> {
  await sectionIn(world, section, 'opd-review');
  await decideAs(world.records, section, 'bappeda', 'return', 'Lengkapi indikator pada bab 3.');
  await openNext(world.records, section);
  return section;
}
