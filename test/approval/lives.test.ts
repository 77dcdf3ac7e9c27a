import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../functions/approval/apply.ts';
import type { Event } from '../../functions/approval/event.ts';
import { isRefusal } from '../../functions/approval/refusal.ts';
import type { Section } from '../../functions/approval/section.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { ALL_VARIANTS, COMMANDS, type Command, type CommandName, commandsAt } from './commands.ts';
import { checkHistory, type Violation } from './invariants.ts';
import { RULES } from './rules.ts';
import { follow, imported, type World } from './world.ts';

/** A larger office than the walk's: up to 5 in OPD review, and 5 whom a coordinator may bring in. */
const settings = settingsOf({
  drafting: [required('drafter'), optional('co-drafter')],
  'opd-review': [required('bappeda'), required('dpmptsp'), optional('dinkes'), optional('rsud')],
  'ugm-review': [required('ugm'), optional('ugm-2')],
});
const cast = { spares: ['camat', 'dishub', 'dinsos', 'bpbd', 'ugm-3'], variants: ALL_VARIANTS };
const MAX_ROUNDS = 5;

/** What moves a section on is tried more often than what ends or flags it, or few lives would get anywhere. */
const WEIGHTS: Partial<Record<CommandName, number>> = {
  start: 4,
  open: 12,
  'use-draft': 8,
  submit: 8,
  approve: 14,
  release: 6,
  rebuild: 3,
  add: 6,
};
const RARE: readonly CommandName[] = ['cancel'];

const attempt = fc.record({
  name: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...RARE) },
    {
      weight: 250,
      arbitrary: fc.oneof(
        ...COMMANDS.filter((name) => !RARE.includes(name)).map((name) => ({
          weight: WEIGHTS[name] ?? 1,
          arbitrary: fc.constant(name),
        })),
      ),
    },
  ),
  which: fc.nat(10_000),
  /** Tries the next one of that name until one is accepted; else only this one, which may well be refused. */
  eager: fc.boolean(),
  minutes: fc.nat(90),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

interface Lived {
  readonly events: readonly Event[];
  readonly world: World;
  readonly violations: readonly Violation[];
  /** Steps at which it stood signed off. */
  readonly signedOff: number;
}

function live(attempts: readonly Attempt[]): Lived {
  const { step, event } = imported(RULES, settings);
  let { world } = step;
  const events = [event];
  const violations = [...step.violations];
  let signedOff = 0;
  for (const { name, which, eager, minutes } of attempts) {
    const named = commandsAt(RULES, world, cast).filter((it) => it.name === name);
    const start = which % Math.max(named.length, 1);
    const inTurn = [...named.slice(start), ...named.slice(0, start)].slice(0, eager ? named.length : 1);
    const found = firstAccepted(inTurn);
    if (found === null) continue;
    const { command, answer } = found;
    if (answer.type === 'stage-opened' && answer.round > MAX_ROUNDS) continue;
    const next = follow(RULES, world, answer, minutes);
    if (command.never !== null) {
      violations.push({
        invariant: '4-decided-by-an-asked-holder-on-the-shown-draft',
        event: events.length,
        because: `accepted: ${command.says()}`,
      });
    }
    events.push(answer);
    violations.push(...next.violations);
    world = next.world;
    if (world.section.state === 'signed-off') signedOff += 1;
  }
  return { events, world, violations, signedOff };
}

function firstAccepted(commands: readonly Command[]): { command: Command; answer: Event } | null {
  for (const command of commands) {
    const answer = command.ask();
    if (!isRefusal(answer) && 'type' in answer) return { command, answer };
  }
  return null;
}

const seatsOf = (event: Event): number => (event.type === 'stage-opened' ? event.seats.length : 0);

describe('a longer life, of up to five rounds, among people who do what they like', () => {
  it('keeps every invariant, and is what its events fold to', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
    const reached = { lives: 0, events: 0, rounds: 0, assignments: 0, signedOff: 0 };
    console.log(`lives: seed ${seed} (SEED=${seed} repeats this run)`);
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 150, maxLength: 400, size: 'max' }), (attempts) => {
        const { events, world, violations, signedOff } = live(attempts);
        reached.lives += 1;
        reached.events += events.length;
        reached.rounds = Math.max(reached.rounds, world.section.round);
        reached.assignments = Math.max(reached.assignments, ...events.map(seatsOf));
        reached.signedOff += signedOff > 0 ? 1 : 0;
        expect(violations).toEqual([]);
        expect(checkHistory(events)).toEqual([]);
        const folded = events.reduce<Section | null>((section, event) => apply(section, event), null);
        expect(folded).toEqual(world.section);
      }),
      { seed, numRuns: 150, endOnFailure: false },
    );
    console.log(`lives: ${JSON.stringify(reached)}`);
    expect(reached.rounds).toBe(MAX_ROUNDS);
    expect(reached.signedOff).toBeGreaterThan(0);
  }, 120_000);
});
