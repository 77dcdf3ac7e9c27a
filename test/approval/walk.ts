import { isRefusal } from '../../functions/approval/refusal.ts';
import type { Event } from '../../functions/approval/event.ts';
import { STAGES } from '../../functions/approval/path/stages.ts';
import { seatsOf, type Settings } from '../../functions/approval/section.ts';
import { type Cast, COMMANDS, type Command, type CommandName, commandsAt } from './commands.ts';
import { latest, type Place } from './ledger.ts';
import type { Violation } from './invariants.ts';
import type { Rules } from './rules.ts';
import { follow, imported, type World } from './world.ts';

/** How far a walk goes: rounds, and how often in one life somebody is added or replaced. */
export interface Bounds {
  readonly rounds: number;
  readonly adds: number;
  readonly replaces: number;
}

export interface Count {
  accepted: number;
  refused: number;
  /** `open` asked again for a stage that is open or closed: it is told how that stands. */
  told: number;
}

export interface Walked {
  readonly states: number;
  readonly transitions: number;
  readonly counts: ReadonlyMap<CommandName, Count>;
  /** What was broken, each with the shortest way to it. */
  readonly violations: readonly (Violation & { readonly way: readonly string[] })[];
  /** States from which no command leads on to a sign-off, though the section is not cancelled. */
  readonly deadEnds: readonly (readonly string[])[];
}

interface Node {
  readonly world: World;
  readonly spent: Spent;
  readonly from: Node | null;
  readonly by: () => string;
  readonly leadsTo: Node[];
}

interface Spent {
  readonly adds: number;
  readonly replaces: number;
}

/**
 * Walks, breadth first, every state that a section with these settings can reach within the bounds, trying every
 * command in each, and checks every invariant after each. Stops at the first violation if `untilBroken`.
 */
export function walk(
  rules: Rules,
  settings: Settings,
  { cast, bounds, untilBroken = false }: { cast: Cast; bounds: Bounds; untilBroken?: boolean },
): Walked {
  const counts = new Map(COMMANDS.map((name) => [name, { accepted: 0, refused: 0, told: 0 }]));
  const count = (name: CommandName, how: keyof Count): void => {
    const it = counts.get(name);
    if (it !== undefined) it[how] += 1;
  };
  const violations: (Violation & { way: string[] })[] = [];
  const { step } = imported(rules, settings);
  const first: Node = {
    world: step.world,
    spent: { adds: 0, replaces: 0 },
    from: null,
    by: () => 'import',
    leadsTo: [],
  };
  const seen = new Map([[keyOf(first.world, first.spent), first]]);
  const nodes = [first];
  let transitions = 0;
  for (const node of nodes) {
    for (const command of commandsAt(rules, node.world, cast)) {
      const answer = command.ask();
      if (isRefusal(answer)) {
        count(command.name, 'refused');
        continue;
      }
      if (!('type' in answer)) {
        count(command.name, 'told');
        continue;
      }
      count(command.name, 'accepted');
      transitions += 1;
      const spent = spend(node.spent, answer);
      const { world, violations: found } = follow(rules, node.world, answer);
      const next: Node = { world, spent, from: node, by: command.says, leadsTo: [] };
      for (const it of [...found, ...forbidden(command)]) violations.push({ ...it, way: wayTo(next) });
      if (untilBroken && violations.length > 0) {
        return { states: nodes.length, transitions, counts, violations, deadEnds: [] };
      }
      if (beyond(world, spent, bounds)) continue;
      const key = keyOf(world, spent);
      const known = seen.get(key);
      node.leadsTo.push(known ?? next);
      if (known === undefined) {
        seen.set(key, next);
        nodes.push(next);
      }
    }
  }
  return { states: nodes.length, transitions, counts, violations, deadEnds: deadEnds(nodes, bounds) };
}

const forbidden = ({ never, says }: Command): Violation[] => {
  if (never === null) return [];
  const invariant =
    never === 'generation'
      ? '8-one-execution-at-a-time'
      : ('4-decided-by-an-asked-holder-on-the-shown-draft' as const);
  return [{ invariant, event: -1, because: `accepted: ${says()}` }];
};

function spend(spent: Spent, { type }: Event): Spent {
  switch (type) {
    case 'added':
      return { ...spent, adds: spent.adds + 1 };
    case 'replaced':
      return { ...spent, replaces: spent.replaces + 1 };
    default:
      return spent;
  }
}

/**
 * A halt and a dispute touch no roster, so where somebody was added or replaced they are tried and checked in every
 * state, but not lived on in; holds are.
 */
const beyond = ({ section }: World, spent: Spent, bounds: Bounds): boolean =>
  (spent.adds + spent.replaces > 0 && (section.halt !== null || section.dispute !== null)) ||
  section.round > bounds.rounds ||
  spent.adds > bounds.adds ||
  spent.replaces > bounds.replaces;

function wayTo(node: Node): string[] {
  const way: string[] = [];
  for (let it: Node | null = node; it !== null; it = it.from) way.unshift(it.by());
  return way;
}

/**
 * What a state is, as far as any rule or invariant can tell: no instants, ids, names of executions, epochs or
 * generations, and of earlier stages of the round only what a sign-off or a mail would look at.
 */
function keyOf({ section, ledger }: World, spent: Spent): string {
  const { state, round, next, hold, dispute, halt, draft, stage, settings } = section;
  let key = `${state} ${round} ${next?.stage}${next?.round} ${draft?.round} ${stage?.closed?.outcome}`;
  key += ` ${hold === null ? '' : 'H'}${dispute === null ? '' : 'D'}${halt === null ? '' : 'X'}`;
  key += `${spent.adds}${spent.replaces}`;
  for (const at of ledger.sittings) {
    const places = at === latest(ledger) ? at.places.map(inFull) : [...new Set(at.places.map(farOff))];
    key += ` ${at.outcome}:${places.sort().join()}`;
  }
  for (const name of STAGES) {
    const seats = seatsOf(settings, name).map((it) => `${it.person}${it.required ? '!' : '?'}`);
    key += ` ${seats.sort().join()}`;
  }
  return key;
}

const inFull = ({ person, required, stands, choice }: Place): string =>
  `${person}${required ? '!' : '?'}${stands}${choice}`;

/** What a sign-off looks at in a stage before the latest: what was said, and whether a required person was not asked. */
const farOff = ({ choice, required, stands }: Place): string =>
  choice ?? (required && stands !== 'excused' && stands !== 'replaced' ? 'missing' : '');

/** Going backwards from every sign-off: what is not met on the way cannot reach one. */
function deadEnds(nodes: readonly Node[], bounds: Bounds): string[][] {
  const leadsFrom = new Map<Node, Node[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const next of node.leadsTo) leadsFrom.get(next)?.push(node);
  const good = new Set(nodes.filter(({ world }) => world.section.state === 'signed-off'));
  for (const node of good) for (const before of leadsFrom.get(node) ?? []) good.add(before);
  return nodes
    .filter((node) => !good.has(node))
    .filter(({ world: { section } }) => section.state !== 'cancelled')
    .filter(({ world }) => !leavesTheWalk(world, bounds))
    .map(wayTo);
}

/** Somebody has returned the last round that is walked: only the next one can be signed off. */
const leavesTheWalk = ({ section, ledger }: World, { rounds }: Bounds): boolean =>
  (section.next?.round ?? section.round) > rounds ||
  (section.round === rounds && ledger.sittings.some((at) => at.places.some((it) => it.choice === 'return')));
