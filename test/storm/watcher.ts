import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import type { Event } from '../../functions/approval/event.ts';
import type { Section } from '../../functions/approval/section.ts';
import { hashOf, ORIGIN } from '../../functions/records/section/chain.ts';
import { EventItem } from '../../functions/records/section/event-item.ts';
import { sectionKey, settingsKey, stageKey } from '../../functions/records/keys.ts';
import type { ReviewLink } from '../../functions/records/links/link-item.ts';
import { OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { SectionItem, toSection } from '../../functions/records/section/section-item.ts';
import { SettingsItem, StageItem } from '../../functions/records/section/stage-item.ts';
import { foldFaults } from '../approval/fold-agrees.ts';
import { observe } from '../approval/invariants.ts';
import { EMPTY, type Ledger, placeOf, sitting } from '../approval/ledger.ts';
import { mailFaults } from '../approval/mail-table.ts';
import { type Attributes, textOf } from './dynamodb/attributes.ts';
import type { Change, Store } from './dynamodb/store.ts';
import type { Process } from './driver.ts';

/** What a reader of the table knows of one section, from its events alone. */
interface Known {
  ledger: Ledger;
  seq: number;
  head: string;
  readonly events: Event[];
  lastAt: string;
}

export const read = (item: Attributes) => unmarshall({ ...item });
const marshalled = (key: { pk: string; sk: string }): Attributes => ({
  pk: { S: key.pk },
  sk: { S: key.sk },
});

/** The section as its items say. */
export function sectionIn(store: Store, id: string): Section | null {
  const header = store.get(marshalled(sectionKey(id)));
  const settings = store.get(marshalled(settingsKey(id)));
  if (header === null || settings === null) return null;
  const item = v.parse(SectionItem, read(header));
  const stage = item.last === null ? null : store.get(marshalled(stageKey(id, item.round, item.last)));
  return toSection(
    item,
    v.parse(SettingsItem, read(settings)),
    stage === null ? null : v.parse(StageItem, read(stage)),
  );
}

const Generation = v.object({ generation: v.number() });
const SECTION = /^SECTION#([^#]+)$/;

/**
 * Reads along with every transaction at the moment it is committed, and says what is wrong with it: events that were
 * rewritten or left out, histories that break an invariant, sections that are not what their events say, mails that the
 * table does not have, executions that write although they are superseded.
 */
export class Watcher {
  readonly #coordinators: readonly string[];
  readonly #known = new Map<string, Known>();
  readonly violations: string[] = [];
  /** Decisions that are in the record, by id. */
  readonly decisions = new Set<string>();
  checks = 0;

  constructor(coordinators: readonly string[]) {
    this.#coordinators = coordinators;
  }

  known(section: string): Known | undefined {
    return this.#known.get(section);
  }

  committed(changes: readonly Change[], by: Process | null, store: Store): void {
    const events = changes.filter(
      ({ after }) => SECTION.test(textOf(after, 'pk')) && textOf(after, 'sk').startsWith('EVENT#'),
    );
    for (const change of events) this.#event(change, changes, by, store);
    for (const { after } of changes) {
      const [pk, sk] = [textOf(after, 'pk'), textOf(after, 'sk')];
      const header = sk.startsWith('SECTION#');
      if (by?.kind === 'renderer' && !/^(?:RENDER|READABLE)#/.test(pk))
        this.#say(pk, 'texts', `the renderer wrote ${sk}`);
      if (header && events.length === 0) this.#say(sk.slice(8), '11', 'changed without an event');
      if (sk.startsWith('TOKEN#')) this.#token(pk.slice('SECTION#'.length), after, store);
      if (pk.startsWith('OUTBOX#') && textOf(after, 'state') === 'failed' && textOf(after, 'kind') !== 'mail')
        this.#say(pk.slice('OUTBOX#'.length), '9', `order ${sk} was given up`);
    }
  }

  #say(section: string, invariant: string, because: string): void {
    this.violations.push(`${section}: invariant ${invariant}: ${because}`);
  }

  #event(change: Change, changes: readonly Change[], by: Process | null, store: Store): void {
    this.checks += 1;
    const id = SECTION.exec(textOf(change.after, 'pk'))?.[1] ?? '';
    const was = this.#known.get(id) ?? { ledger: EMPTY, seq: 0, head: ORIGIN, events: [], lastAt: '' };
    const { seq, event, change: name, textHash, hash } = v.parse(EventItem, read(change.after));
    if (change.before !== null) this.#say(id, '2', `event ${seq} was written over`);
    if (seq !== was.seq + 1) this.#say(id, '11', `event ${seq} follows ${was.seq}`);
    if (hashOf(was.head, { seq, event, change: name, textHash }) !== hash)
      this.#say(id, '11', `the chain does not verify at ${seq}`);
    const { ledger, violations } = observe(was.ledger, event);
    for (const { invariant, because } of violations) this.#say(id, invariant, `${because} (event ${seq})`);
    const mails = changes.flatMap(({ before, after }) => {
      if (before !== null || !textOf(after, 'pk').startsWith('OUTBOX#')) return [];
      const row = v.parse(OutboxRow, read(after));
      return row.kind === 'mail' ? [row.mail] : [];
    });
    for (const { because } of mailFaults(was.ledger, event, ledger, this.#coordinators, mails))
      this.#say(id, '6', `${because} (event ${seq}, ${event.type})`);
    this.#by(id, event, was.ledger, by);
    const section = sectionIn(store, id);
    if (section === null) this.#say(id, '11', 'there is no section');
    else
      for (const { because } of foldFaults(section, ledger)) this.#say(id, '11', `${because} (event ${seq})`);
    if (event.type === 'decided') this.decisions.add(event.decision);
    if (event.type === 'undeliverable') {
      const told = was.events.some((it) => it.type === 'undeliverable' && it.mail === event.mail);
      if (told) this.#say(id, '6', `coordinators were told twice that ${event.mail} failed`);
    }
    was.events.push(event);
    this.#known.set(id, { ...was, ledger, seq, head: hash, lastAt: event.at });
  }

  /** Whether whoever wrote the event was entitled to. */
  #by(id: string, event: Event, was: Ledger, by: Process | null): void {
    const payload = v.safeParse(Generation, by?.note['payload']);
    if (payload.success && payload.output.generation !== was.generation)
      this.#say(id, '8', `generation ${payload.output.generation} wrote where ${was.generation} stands`);
    if (event.type !== 'decided') return;
    const shown = by?.note['shown'];
    const link = linkOf(by);
    const at = sitting(was);
    const place = at === null ? undefined : placeOf(at, event.by);
    if (link === null) {
      this.#say(id, '4', 'decided without a link');
      return;
    }
    if (link.person !== event.by || at?.stage !== link.stage || at.round !== link.round)
      this.#say(id, '4', `${event.by} decided through ${link.person}'s link of ${link.stage} ${link.round}`);
    if (place?.epoch !== link.epoch) this.#say(id, '4', `${event.by} decided through a renewed link`);
    if (link.expires <= event.at) this.#say(id, '4', `${event.by} decided through an expired link`);
    if (shown !== event.draft) this.#say(id, '4', `${event.by} decided on a draft that was not shown`);
  }

  #token(id: string, item: Attributes, store: Store): void {
    const section = sectionIn(store, id);
    const generation = Number(item['generation']?.N);
    if (section?.generation !== generation)
      this.#say(id, '8', `generation ${generation} waits where ${section?.generation} stands`);
  }
}

function linkOf(by: Process | null): ReviewLink | null {
  const link = by?.note['link'];
  return v.is(Link, link) ? link : null;
}
const Link = v.custom<ReviewLink>((value) => typeof value === 'object' && value !== null);
