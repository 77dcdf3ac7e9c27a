import type { Preview } from '../../actions/preview-act.ts';
import type { Mail } from '../../approval/follows/mails.ts';
import { isHeld, seatsOf } from '../../approval/section.ts';
import { seatedBy } from '../../approval/coordinator/unsuited.ts';
import { tellAct } from '../../history/tell-act.ts';
import { tellUnsuited } from '../../history/tell-unsuited.ts';
import type { Person } from '../../records/plan/plan.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { mailKind } from './mail-kind.ts';
import type { ReadAct } from './read-act.ts';

export interface MailForeseen {
  readonly to: string;
  readonly office: string;
  readonly kind: string;
  /** Why it is not sent at once, or only now. */
  readonly note: string | null;
}

/** What an act would do, in words that are ready to print. */
export interface PreviewShown {
  readonly sentences: readonly string[];
  /** What speaks against whom it asks. */
  readonly warnings: readonly string[];
  readonly mails: readonly MailForeseen[];
  /** Who is asked when the next stage opens, where none is open. */
  readonly next: string | null;
  readonly links: string;
}

export function previewShown(
  { event, after, mails, freed, unlinked, unsuited }: Preview,
  { newcomer, known, alike }: Omit<ReadAct, 'act'>,
  people: ReadonlyMap<string, Person>,
  words: Wording,
): PreviewShown {
  const { preview } = words.acts;
  const everybody = newcomer === null ? people : new Map(people).set(newcomer.id, newcomer);
  const name = (id: string): string => nameIn(everybody, id);
  const names = (ids: readonly string[]): string => words.stages.list(ids.map(name));
  const mail = (it: Mail, note: string | null): MailForeseen => ({
    to: name(it.person),
    office: everybody.get(it.person)?.office ?? '',
    kind: mailKind(it, words),
    note,
  });
  const next = after.next === null ? [] : seatsOf(after.settings, after.next.stage).map((it) => it.person);
  const asksNext = isHeld(after) ? preview.asksNextLater : preview.asksNext;
  return {
    sentences: [
      ...(newcomer === null ? [] : [preview.created({ person: name(newcomer.id), email: newcomer.email })]),
      ...(alike === null ? [] : [preview.alike({ person: name(alike.id) })]),
      ...(known === null ? [] : [preview.known({ person: name(known.id) })]),
      ...tellAct({ event, section: after }, name, words),
    ],
    warnings: tellUnsuited(unsuited, name(seatedBy(event) ?? ''), words),
    mails: [
      ...mails.map((it) => mail(it, it.parked ? preview.parked : null)),
      ...freed.map((it) => mail(it, preview.freed)),
    ],
    next: next.length === 0 ? null : asksNext({ names: names(next) }),
    links: unlinked.length === 0 ? preview.keptLinks : preview.unlinked({ names: names(unlinked) }),
  };
}
