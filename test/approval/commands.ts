import type { OpeningAnswer } from '../../functions/approval/machine/open.ts';
import type { Stage } from '../../functions/approval/section.ts';
import { assignmentOf, openStage } from '../../functions/approval/section.ts';
import { choicesOf } from '../../functions/approval/path/stages.ts';
import { instantAfter, DAY, MONDAY } from '../builders/clock.ts';
import { COORDINATOR, sha as shaOf } from '../builders/sections.ts';
import type { Rules } from './rules.ts';
import type { World } from './world.ts';

export const COMMANDS = [
  'start',
  'open',
  'use-draft',
  'submit',
  'approve',
  'return',
  'add',
  'replace',
  'excuse',
  'close',
  'resend',
  'new-link',
  'extend',
  'move-due',
  'hold',
  'release',
  'recall',
  'cancel',
  'dispute',
  'halt',
  'rebuild',
  'change-settings',
  'change-person',
  'undeliverable',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Command {
  readonly name: CommandName;
  /** The command in full, to tell a counterexample by. */
  readonly says: () => string;
  readonly ask: () => OpeningAnswer;
  /** An attempt that must never be accepted (an old link, an older generation, another draft), and why. */
  readonly never: 'link' | 'draft' | 'generation' | null;
}

/** Whom a coordinator may bring in besides those of the stages, and in which ways. */
export interface Cast {
  readonly spares: readonly string[];
  readonly variants: {
    readonly adds: readonly { readonly required: boolean; readonly later: boolean }[];
    readonly replaces: readonly { readonly later: boolean }[];
  };
}

const shas = new Map<string, string>();
const sha = (name: string): string => {
  const known = shas.get(name) ?? shaOf(name);
  shas.set(name, known);
  return known;
};

const FAR = instantAfter(MONDAY, 90 * DAY);
const FARTHER = instantAfter(MONDAY, 100 * DAY);

/** What a deadline may say that it was counted from. No rule reads it. */
const counted = (from: string, set: string) => ({ set, from, days: 0, held: 0, calendar: '1.0' });

const BOTH = [true, false];

/** Every way of adding and replacing. */
export const ALL_VARIANTS: Cast['variants'] = {
  adds: BOTH.flatMap((required) => BOTH.map((later) => ({ required, later }))),
  replaces: BOTH.map((later) => ({ later })),
};

/** Everything that anybody could try here. */
export function commandsAt(rules: Rules, world: World, cast: Cast): Command[] {
  return [
    ...executionCommands(rules, world),
    ...holderCommands(rules, world),
    ...coordinatorCommands(rules, world, cast),
  ];
}

const command = (
  name: CommandName,
  detail: string | (() => string),
  ask: () => OpeningAnswer,
  never: Command['never'] = null,
): Command => ({
  name,
  says: () => `${name} ${typeof detail === 'string' ? detail : detail()}`,
  ask,
  never,
});

function executionCommands(rules: Rules, { section, now, steps }: World): Command[] {
  const row = `row${steps}`.padEnd(8, '0');
  const { generation } = section;
  const due = FAR;
  const day = now.slice(0, 10);
  const latest = section.stage;
  const openings = [
    section.next,
    latest === null ? null : { stage: latest.stage, round: latest.round },
    { stage: 'sekda-sign-off' as const, round: section.round },
    { stage: 'drafting' as const, round: section.round + 1 },
  ].filter((it) => it !== null);
  const by = 'paraf';
  return [
    command('start', '', () => rules.start(section, { by: COORDINATOR, now, row })),
    ...openings.flatMap((at) => [
      command(
        'open',
        () => `${at.stage} ${at.round}`,
        () => rules.open(section, { ...at, generation, due, now }),
      ),
      command(
        'open',
        () => `${at.stage} ${at.round}, generation before`,
        () => rules.open(section, { ...at, generation: generation - 1, due, now }),
        'generation',
      ),
    ]),
    command('halt', '', () => rules.halt(section, { generation, reason: 'States.TaskFailed', now })),
    command(
      'halt',
      'generation before',
      () => rules.halt(section, { generation: generation - 1, reason: 'States.TaskFailed', now }),
      'generation',
    ),
    command('rebuild', 'by itself', () => rules.rebuild(section, { by, now, row, reason: 'lost', day })),
    command('rebuild', 'by hand', () =>
      rules.rebuild(section, { by: COORDINATOR, now, row, reason: 'lost', day: null }),
    ),
  ];
}

/** What people with links and receipts can try, with links of every stage so far. */
function holderCommands(rules: Rules, { section, ledger, former, now, steps }: World): Command[] {
  const stages: Stage[] = section.stage === null ? [...former] : [...former, section.stage];
  const shown = section.draft?.sha256 ?? sha('none');
  const receipt = ledger.decisions.findLast(({ disputed }) => !disputed);
  const counted = ledger.decisions.findLast(({ disputed }) => disputed) ?? receipt;
  const disputing = (it: typeof receipt, was: boolean): Command[] =>
    it === undefined
      ? []
      : [
          command('dispute', was ? 'again' : it.by, () =>
            rules.dispute(section, { by: it.by, now, decision: it.id, counted: was }),
          ),
        ];
  return [
    ...stages.flatMap((asked) => {
      const old = asked === openStage(section) ? null : 'link';
      return asked.assignments.flatMap(({ person, status, linkEpoch: epoch }) => {
        const seat = { person, stage: asked.stage, round: asked.round, epoch };
        const never = status === 'open' ? old : 'link';
        const says = (): string => `by ${person} in ${asked.stage} ${asked.round}`;
        const choosing = { seat, comment: 'catatan', decision: `d${steps}`, now };
        const choices = choicesOf(asked.stage).flatMap((choice) => {
          const on =
            (draft: string, link = epoch) =>
            () =>
              rules.decide(section, asked, { ...choosing, seat: { ...seat, epoch: link }, choice, draft });
          const first = command(choice, says, on(shown), never);
          if (old !== null) return [first];
          return [
            first,
            command(choice, () => `${says()} on another draft`, on(sha('other')), 'draft'),
            command(choice, () => `${says()} by a former link`, on(shown, epoch - 1), 'link'),
          ];
        });
        if (asked.stage !== 'drafting') return choices;
        const sha256 = sha(`draft ${asked.round}`);
        return [
          ...choices,
          command('use-draft', says, () => rules.useDraft(section, asked, { seat, sha256, now }), never),
        ];
      });
    }),
    ...(section.stage?.assignments ?? []).flatMap(({ person }) => [
      command('new-link', person, () => rules.newLink(section, { person, now })),
      command('new-link', `${person}, by a former link`, () =>
        rules.newLink(section, { person, now, through: { stage: 'drafting', round: 0, epoch: 1 } }),
      ),
    ]),
    ...disputing(receipt, false),
    ...disputing(counted, true),
  ];
}

function coordinatorCommands(
  rules: Rules,
  { section, now, steps }: World,
  { spares, variants }: Cast,
): Command[] {
  const act = { by: COORDINATOR, now, why: 'sesuai arahan' };
  const { stage, title, book, settings } = section;
  const here = (stage?.assignments ?? []).map(({ person }) => person);
  const strangers = spares.filter((it) => stage === null || assignmentOf(stage, it) === undefined);
  const due = stage === null || stage.due === FAR ? FARTHER : instantAfter(stage.due, DAY);
  const nobody = { ...settings, roster: { ...settings.roster, 'ugm-review': [] } };
  return [
    ...[...here, ...strangers].flatMap((person) =>
      variants.adds.map(({ required, later }) =>
        command(
          'add',
          () => `${person}${required ? ', required' : ''}${later ? ', later too' : ''}`,
          () => rules.add(section, { ...act, person, required, later }),
        ),
      ),
    ),
    ...here.flatMap((person) => [
      command('excuse', person, () => rules.excuse(section, { ...act, person })),
      command('resend', person, () => rules.resend(section, { ...act, person })),
      command('undeliverable', person, () =>
        rules.undeliverable(section, { person, mail: `m${steps}`, reason: 'bounced', now }),
      ),
      ...[...here, ...strangers].flatMap((successor) =>
        variants.replaces.map(({ later }) =>
          command(
            'replace',
            () => `${person} by ${successor}${later ? ', later too' : ''}`,
            () => rules.replace(section, { ...act, person, successor, later }),
          ),
        ),
      ),
    ]),
    command('close', '', () => rules.closeEarly(section, act)),
    command('extend', 'by a day', () => rules.extend(section, { ...act, due })),
    command('extend', 'forward', () => rules.extend(section, { ...act, due: instantAfter(now, DAY / 2) })),
    command('extend', 'to what it is', () => rules.extend(section, { ...act, due: stage?.due ?? now })),
    command('move-due', 'by a day', () => rules.moveDue(section, { ...act, due, clock: counted(due, now) })),
    command('move-due', 'to what it is', () =>
      rules.moveDue(section, { ...act, due: stage?.due ?? now, clock: counted(due, now) }),
    ),
    command('hold', '', () => rules.hold(section, act)),
    command('release', '', () => rules.release(section, act)),
    command('recall', '', () => rules.recall(section, { ...act, row: `row${steps}`.padEnd(8, '0') })),
    command('cancel', '', () => rules.cancel(section, act)),
    ...here
      .slice(steps % Math.max(1, here.length))
      .slice(0, 1)
      .flatMap((person) => {
        const change = { person, version: steps, from: 1, proof: '', fromProof: '', readdressed: true };
        const on = (known: number | null) => () =>
          rules.changePerson(change, { by: COORDINATOR, now, known });
        return [
          command('change-person', `${person}, to another address`, on(null)),
          command('change-person', `${person}, as is known`, on(steps)),
        ];
      }),
    command('change-settings', 'the title', () =>
      rules.changeSettings(section, { ...act, title: `${title}'`.slice(0, 9), book, settings }),
    ),
    command('change-settings', 'nobody asked', () =>
      rules.changeSettings(section, { ...act, title, book, settings: nobody }),
    ),
  ];
}
