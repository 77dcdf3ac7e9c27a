import {
  actAsCoordinator,
  type CoordinatorAct,
  rebuildByHand,
} from '../../functions/actions/coordinator-acts.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { disputeDecision } from '../../functions/actions/dispute-decision.ts';
import { requestLink } from '../../functions/actions/request-link.ts';
import { useUpload } from '../../functions/actions/use-upload.ts';
import { holdersOf, isHeld, openStage, type Section } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import type { DraftStore } from '../../functions/documents/store/draft-store.ts';
import type { Link, ReviewLink } from '../../functions/records/links/link-item.ts';
import { hashToken } from '../../functions/records/links/link-secret.ts';
import { readLink } from '../../functions/records/links/links.ts';
import { signOff } from '../../functions/review-web/sign-off.ts';
import { DAY, instantAfter } from '../builders/clock.ts';
import type { Office } from './office.ts';
import type { Letter } from './postbox.ts';

/** A decision that a person was told of: it must never be lost. */
export interface Acknowledged {
  readonly section: string;
  readonly decision: string;
}

const SPARES = ['camat', 'dishub', 'dinsos', 'bpbd', 'ugm-3'];
/** Nobody returns a section for ever. */
const PATIENCE = 4;

/** The people around the sections of an office: they read their mail, and do what its links let them do. */
export class People {
  readonly #office: Office;
  readonly #see: (section: string) => Section | null;
  readonly #store: DraftStore;
  readonly #letters = new Map<string, { letter: Letter; link: Link }[]>();
  #uploads = 0;
  readonly acknowledged: Acknowledged[] = [];
  /** How each thing that people did came out. */
  readonly outcomes = new Map<string, number>();

  constructor(office: Office, see: (section: string) => Section | null) {
    this.#office = office;
    this.#see = see;
    this.#store = {
      offerUpload: () => Promise.reject(new Error('not asked')),
      downloadUrl: () => Promise.reject(new Error('not asked')),
      readUpload: (_section, upload) =>
        office.ask('ReadUpload', 'store ReadUpload', () => ({
          bytes: Buffer.from(`# Visi\n\nNaskah ${upload}\n`),
          fileName: 'naskah.md',
        })),
      keepDraft: ({ section, bytes }) =>
        office.ask('KeepDraft', 'store KeepDraft', () => office.room.keep(section, bytes)),
    };
  }

  /** A mail has arrived; `link` is what its link points to. */
  received(letter: Letter, link: Link | null): void {
    if (link === null) return;
    const letters = this.#letters.get(link.section) ?? [];
    letters.push({ letter, link });
    this.#letters.set(link.section, letters);
  }

  /** Somebody does something about a section, sensible or not. */
  act(section: string): void {
    const { dice } = this.#office;
    const now = this.#see(section);
    if (now === null) return;
    if (dice.chance(0.1)) this.#meet(section, now);
    const roll = dice.next();
    if (roll < 0.68) this.#decideSomehow(section, now);
    else if (roll < 0.73) this.#tryAnyLetter(section);
    else if (roll < 0.76) this.#disputeSome(section);
    else if (roll < 0.8) this.#askForLink(section);
    else this.#coordinate(section, now, this.#anyAct(now));
  }

  /** Whoever can does what brings a section nearer to its end. */
  goOn(section: string): void {
    const now = this.#see(section);
    if (now === null || now.state === 'signed-off' || now.state === 'cancelled') return;
    if (now.halt !== null) {
      this.#rebuild(section);
      return;
    }
    if (isHeld(now)) {
      this.#coordinate(section, now, { act: 'release' });
      return;
    }
    const holders = holdersOf(now);
    // Where all who must were excused, the stage waits for one who may.
    const awaited = holders.some(({ required }) => required);
    for (const { person, required } of holders) {
      if (!required && awaited && now.state !== 'drafting') continue;
      const found = this.#workingLetter(section, now, person);
      if (found === null) {
        this.#coordinate(section, now, { act: 'resend', person });
        return;
      }
      this.#decide(found, now, now.state === 'drafting' ? 'submit' : 'approve');
      if (now.state === 'drafting') return;
    }
  }

  #count(what: string): void {
    this.outcomes.set(what, (this.outcomes.get(what) ?? 0) + 1);
  }

  /** `renewed`: one whose link was renewed since. */
  #workingLetter(section: string, now: Section, person: string, renewed = false) {
    const stage = openStage(now);
    const seat = holdersOf(now).find((it) => it.person === person);
    return (
      (this.#letters.get(section) ?? []).findLast(
        ({ link }) =>
          link.kind === 'review' &&
          link.person === person &&
          link.stage === stage?.stage &&
          link.round === stage.round &&
          (renewed ? link.epoch < (seat?.linkEpoch ?? 0) : link.epoch === seat?.linkEpoch),
      ) ?? null
    );
  }

  #decideSomehow(section: string, now: Section): void {
    const { dice } = this.#office;
    const holder = dice.pick(holdersOf(now));
    const old = dice.chance(0.2);
    const found = holder === undefined ? null : this.#workingLetter(section, now, holder.person, old);
    if (found === null) return;
    const returns = now.round < PATIENCE && dice.chance(0.18);
    const choice = now.state === 'drafting' ? 'submit' : returns ? 'return' : 'approve';
    this.#decide(found, now, choice);
    // A second click, or the same link forwarded to a colleague who thinks otherwise.
    if (dice.chance(0.15)) this.#decide(found, now, choice === 'approve' ? 'return' : choice);
  }

  /** All who are asked sit in one meeting, and press at the same moment. */
  #meet(section: string, now: Section): void {
    for (const { person } of holdersOf(now)) {
      const found = this.#workingLetter(section, now, person);
      if (found !== null) this.#decide(found, now, now.state === 'drafting' ? 'submit' : 'approve');
    }
  }

  #tryAnyLetter(section: string): void {
    const found = this.#office.dice.pick(this.#letters.get(section) ?? []);
    const now = this.#see(section);
    if (found?.link.kind !== 'review' || now === null) return;
    const wrong: Choice = found.link.stage === 'drafting' ? 'submit' : 'approve';
    this.#decide(found, now, wrong, this.#office.dice.chance(0.3) ? 'f'.repeat(64) : null);
  }

  #decide(
    { letter, link: known }: { letter: Letter; link: Link },
    seen: Section,
    choice: Choice,
    otherDraft: string | null = null,
  ): void {
    const { dependencies, dice } = this.#office;
    const token = letter.link?.token ?? '';
    const hash = hashToken(token);
    // What the watcher holds the decision against: the link as it was mailed, and the draft as it was shown.
    const note = { shown: otherDraft ?? seen.draft?.sha256 ?? '', link: known };
    const decision = {
      choice,
      draft: otherDraft ?? seen.draft?.sha256 ?? '',
      comment: 'Sesuai hasil pembahasan.',
    };
    const body = async () => {
      const link = await readLink(dependencies.table, hash);
      if (link?.kind !== 'review') return 'unknown';
      if (link.expires <= dependencies.now()) return 'expired';
      if (link.stage === 'drafting' && seen.draft?.round !== seen.round) return this.#upload(link);
      const wrong = dice.chance(0.05) ? '000000' : null;
      const done =
        link.code === null
          ? await decideSection(dependencies, link, decision)
          : await signOff(dependencies, {
              link,
              mailed: { token, hash, link },
              code: wrong ?? letter.code ?? '',
              decision,
            });
      if ('locked' in done || 'wrong' in done) return 'wrong code';
      if ('refused' in done) return done.refused;
      // The person sees the page that says so.
      if (done.event.type === 'decided')
        this.acknowledged.push({ section: link.section, decision: done.event.decision });
      return 'decided';
    };
    this.#person(`${known.kind === 'review' ? known.stage : 'receipt'}: `, body, note);
  }

  async #upload(link: ReviewLink): Promise<string> {
    this.#uploads += 1;
    const used = await useUpload(this.#office.dependencies, this.#store, link, `u${this.#uploads}`);
    return 'file' in used ? `file ${used.file.refused}` : 'refused' in used ? used.refused : 'draft taken';
  }

  #disputeSome(section: string): void {
    const receipts = (this.#letters.get(section) ?? []).filter(({ link }) => link.kind === 'not-me');
    const found = this.#office.dice.pick(receipts);
    if (found === undefined) return;
    const { dependencies } = this.#office;
    this.#person('not me: ', async () => {
      const link = await readLink(dependencies.table, hashToken(found.letter.link?.token ?? ''));
      if (link?.kind !== 'not-me') return 'unknown';
      const done = await disputeDecision(dependencies, link);
      return 'refused' in done ? done.refused : 'disputed';
    });
  }

  #askForLink(section: string): void {
    const found = this.#office.dice.pick(this.#letters.get(section) ?? []);
    if (found?.link.kind !== 'review') return;
    const { dependencies } = this.#office;
    const { link } = found;
    this.#person('new link: ', async () => {
      const done = await requestLink(dependencies, link);
      return 'refused' in done ? done.refused : 'sent';
    });
  }

  #anyAct(now: Section): CoordinatorAct {
    const { dice } = this.#office;
    const person = dice.pick(holdersOf(now))?.person ?? 'bappeda';
    const spare = dice.pick(SPARES) ?? 'camat';
    const later = dice.chance(0.5);
    const due = instantAfter(openStage(now)?.due ?? this.#office.driver.now(), DAY);
    if (isHeld(now) && dice.chance(0.7)) return { act: 'release' };
    if (dice.chance(0.006)) return { act: 'cancel' };
    const acts: CoordinatorAct[] = [
      { act: 'hold' },
      { act: 'release' },
      { act: 'close' },
      { act: 'add', person: spare, required: dice.chance(0.5), later },
      { act: 'replace', person, successor: spare, later },
      { act: 'excuse', person },
      { act: 'resend', person },
      { act: 'extend', due },
      ...(now.round < PATIENCE ? [{ act: 'recall' as const }] : []),
    ];
    return dice.pick(acts) ?? { act: 'hold' };
  }

  #coordinate(section: string, now: Section, act: CoordinatorAct): void {
    if (now.halt !== null && this.#office.dice.chance(0.5)) {
      this.#rebuild(section);
      return;
    }
    const who = { section, by: 'koordinator', name: null, why: 'sesuai arahan' };
    this.#spawn('coordinator', `${act.act}: `, async () => {
      const done = await actAsCoordinator(this.#office.dependencies, who, act);
      return 'refused' in done ? done.refused : 'done';
    });
  }

  #rebuild(section: string): void {
    const who = { section, by: 'koordinator', name: null, why: 'dilanjutkan' };
    this.#spawn('coordinator', 'rebuild: ', async () => {
      const done = await rebuildByHand(this.#office.dependencies, who);
      return 'refused' in done ? done.refused : 'done';
    });
  }

  #person(what: string, body: () => Promise<string>, note: Record<string, unknown> = {}): void {
    this.#spawn('person', what, body, note);
  }

  #spawn(kind: string, what: string, body: () => Promise<string>, note: Record<string, unknown> = {}): void {
    this.#office.spawn(kind, body, {
      inMs: this.#office.dice.between(0, 2_000),
      note,
      onEnd: (ending) => {
        this.#count(what + (ending.ended === 'returned' ? ending.value : ending.ended));
      },
    });
  }
}
