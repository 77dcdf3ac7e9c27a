import type { EventType, LinkAsked, UndeliverableReason } from '../approval/event.ts';
import type { Choice } from '../approval/path/choices.ts';
import type { StageName } from '../approval/path/paths.ts';

/** An event as its sentence needs it: names instead of ids, times ready to print. `by` is null where Paraf itself acted. */
interface Told {
  readonly imported: object;
  readonly 'settings-changed': { readonly by: string };
  readonly started: { readonly by: string };
  readonly 'stage-opened': { readonly stage: StageName; readonly round: number; readonly due: string };
  readonly 'draft-used': { readonly by: string; readonly round: number };
  readonly decided: {
    readonly by: string;
    readonly stage: StageName;
    readonly round: number;
    readonly choice: Choice;
  };
  readonly added: { readonly by: string; readonly person: string; readonly required: boolean };
  readonly replaced: { readonly by: string; readonly person: string; readonly successor: string };
  readonly excused: { readonly by: string; readonly person: string };
  readonly 'closed-early': { readonly by: string };
  readonly 'link-renewed': {
    readonly by: string;
    readonly person: string;
    readonly asked: LinkAsked;
  };
  readonly extended: { readonly by: string; readonly due: string };
  readonly 'due-moved': { readonly by: string; readonly due: string };
  readonly held: { readonly by: string };
  /** `due`: the deadline that it moved to; null: it moved none. */
  readonly released: { readonly by: string; readonly due: string | null };
  readonly recalled: { readonly by: string };
  readonly cancelled: { readonly by: string };
  readonly disputed: { readonly by: string };
  readonly halted: { readonly reason: string };
  readonly rebuilt: { readonly by: string | null; readonly stage: StageName };
  readonly undeliverable: { readonly person: string; readonly reason: UndeliverableReason };
  readonly forgotten: { readonly person: string };
  readonly 'comment-closed': { readonly by: string; readonly comment: number };
  readonly 'person-changed': {
    readonly by: string;
    /** Who they were, and who they are now: the same where only the address is another. */
    readonly was: string;
    readonly person: string;
    readonly readdressed: boolean;
  };
  readonly unknown: { readonly named: string };
}

/** One sentence for each kind of event; a new kind does not compile until it has its sentence. */
export type HistoryWords = { readonly [Type in EventType]: (told: Told[Type]) => string } & {
  /** A coordinator's reason, after the sentence. */
  readonly why: (why: string) => string;
};

/** Any event with what its sentence needs. */
export type HistoryEvent = {
  [Type in EventType]: { readonly type: Type; readonly told: Told[Type] };
}[EventType];
