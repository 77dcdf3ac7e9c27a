import { describe, expect, it } from 'vitest';
import { apply } from '../../functions/approval/apply.ts';
import { closeEarly } from '../../functions/approval/coordinator/close-early.ts';
import { decide } from '../../functions/approval/holder/decide.ts';
import type { Event } from '../../functions/approval/event.ts';
import { excuse } from '../../functions/approval/coordinator/excuse.ts';
import { hold } from '../../functions/approval/coordinator/hold.ts';
import { mailsOf } from '../../functions/approval/follows/mails.ts';
import { newLink } from '../../functions/approval/holder/new-link.ts';
import { open } from '../../functions/approval/machine/open.ts';
import { recall } from '../../functions/approval/coordinator/recall.ts';
import { isRefusal } from '../../functions/approval/refusal.ts';
import { instantAfter, DAY, MINUTE, MONDAY } from '../builders/clock.ts';
import { COORDINATOR, type Life, lifeIn, newLife, seatIn, sha, signedOffLife } from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { ALL_VARIANTS } from './commands.ts';
import { checkHistory, INVARIANTS, type Invariant } from './invariants.ts';
import { RULES, type Rules } from './rules.ts';
import { walk } from './walk.ts';
import { seatsOf } from '../../functions/approval/section.ts';

type Unsigned<E> = E extends Event ? Omit<E, 'at' | 'by'> & { readonly by?: string } : never;
type Forged = Unsigned<Event>;

const brokenBy = (events: readonly Event[]): Invariant[] => checkHistory(events).map((it) => it.invariant);

/** The history of this life with one event more, which no rule would have made. */
const forge = (life: Life, forged: Forged): Invariant[] => {
  expect(checkHistory(life.events)).toEqual([]);
  return brokenBy([...life.events, { by: COORDINATOR, ...forged, at: life.clock.now() }]);
};

/** What a walk finds first when these rules take the place of the real ones. */
const spoil = (spoilt: Partial<Rules>): Invariant[] =>
  walk({ ...RULES, ...spoilt }, settingsOf(), {
    cast: { spares: ['camat'], variants: ALL_VARIANTS },
    bounds: { rounds: 2, adds: 0, replaces: 0 },
    untilBroken: true,
  }).violations.map((it) => it.invariant);

type Decided = Extract<Event, { type: 'decided' }>;

const decided = (by: string, more: Partial<Decided>): Decided => ({
  type: 'decided',
  by,
  at: MONDAY,
  choice: 'approve',
  draft: sha('draft of round 1'),
  decision: 'forged',
  closes: null,
  ...more,
});

const heldLife = (): Life => {
  const life = lifeIn('opd-review');
  life.carry(hold(life.section, life.act()));
  return life;
};

/** Bappeda, who is required, never decides; Dinkes, who is not, does, and the stage goes on. */
const passedOver = (): Invariant[] => {
  const events = signedOffLife().events.map((it) =>
    it.type === 'decided' && it.by === 'bappeda' ? { ...it, by: 'dinkes' } : it,
  );
  return brokenBy(events);
};

const SABOTAGE: Record<Invariant, Record<string, () => Invariant[]>> = {
  '1-signed-off-was-approved-throughout': {
    'a stage goes on though a required reviewer never decided': passedOver,
    'the Sekda signs another draft than the reviewers saw': () =>
      forge(lifeIn('sekda-sign-off'), decided('sekda', { draft: sha('swapped'), closes: 'approved' })),
  },
  '3-decided-at-most-once': {
    'a second click writes a second decision': () => {
      const life = lifeIn('opd-review');
      life.decide('dinkes', 'approve');
      return forge(life, decided('dinkes', {}));
    },
    'the same decision is recorded twice': () => {
      const life = lifeIn('opd-review');
      const first = life.decide('dinkes', 'approve');
      return forge(life, first.type === 'decided' ? decided('bappeda', { decision: first.decision }) : first);
    },
  },
  '4-decided-by-an-asked-holder-on-the-shown-draft': {
    'the draft that was shown is not compared': () =>
      spoil({
        decide: (section, asked, choosing) =>
          decide(section, asked, { ...choosing, draft: section.draft?.sha256 ?? '' }),
      }),
    'a link of another stage is taken for the open one': () =>
      spoil({
        decide: (section, _asked, choosing) => {
          const { stage } = section;
          const person = stage?.assignments.find((it) => it.status === 'open')?.person;
          return stage === null || person === undefined
            ? { refused: 'not-assigned' }
            : decide(section, stage, { ...choosing, seat: seatIn(stage, person) });
        },
      }),
    'a link that was renewed still works': () =>
      spoil({
        decide: (section, asked, choosing) => {
          const it = asked?.assignments.find(({ person }) => person === choosing.seat.person);
          return decide(section, asked, {
            ...choosing,
            seat: { ...choosing.seat, epoch: it?.linkEpoch ?? 0 },
          });
        },
      }),
    'somebody who was replaced still decides': () => {
      const life = lifeIn('opd-review');
      life.carry(
        RULES.replace(life.section, { ...life.act(), person: 'dinkes', successor: 'camat', later: false }),
      );
      return forge(life, decided('dinkes', {}));
    },
  },
  '6-mail-follows-the-table': {
    'a receipt is left out': () =>
      spoil({ mailsOf: (...them) => mailsOf(...them).filter((it) => it.mail !== 'receipt') }),
    'one more person is told': () =>
      spoil({
        mailsOf: (before, event, section, coordinators) => [
          ...mailsOf(before, event, section, coordinators),
          ...(event.type === 'held'
            ? [{ mail: 'note', note: 'halted', person: 'kominfo', stage: 'drafting', round: 1 } as const]
            : []),
        ],
      }),
  },
  '7-stages-open-in-order': {
    'UGM review opens right after drafting': () => {
      const life = lifeIn('drafting');
      life.useDraft('draft');
      life.decide('drafter', 'submit');
      const seats = [required('ugm')];
      return forge(life, {
        type: 'stage-opened',
        stage: 'ugm-review',
        round: 1,
        due: life.clock.now(),
        seats,
      });
    },
    'a stage that was returned is followed by the next one': () => {
      const life = lifeIn('opd-review');
      life.decide('bappeda', 'return');
      const seats = [required('ugm')];
      return forge(life, {
        type: 'stage-opened',
        stage: 'ugm-review',
        round: 1,
        due: life.clock.now(),
        seats,
      });
    },
    'a stage opens whatever is next': () =>
      spoil({
        open: (section, asked) => {
          const answer = open(section, asked);
          return isRefusal(answer) && answer.refused === 'not-next'
            ? {
                type: 'stage-opened',
                stage: asked.stage,
                round: asked.round,
                due: asked.due,
                seats: seatsOf(section.settings, asked.stage),
                at: asked.now,
                by: 'paraf',
              }
            : answer;
        },
      }),
  },
  '8-one-execution-at-a-time': {
    'an older generation may open a stage': () =>
      spoil({ open: (section, asked) => open(section, { ...asked, generation: section.generation }) }),
    'a recall starts an execution under the same generation': () =>
      spoil({
        recall: (section, act) => {
          const event = recall(section, act);
          return 'afresh' in event && event.afresh !== null
            ? { ...event, afresh: { ...event.afresh, generation: section.generation } }
            : event;
        },
      }),
  },
  '11-folding-gives-the-section': {
    'an excuse is forgotten by the fold': () =>
      spoil({
        apply: (before, event) =>
          before !== null && event.type === 'excused' ? before : apply(before, event),
      }),
    'a hold outlives a recall': () =>
      spoil({
        apply: (before, event) => {
          const section = apply(before, event);
          return event.type === 'recalled' && before !== null ? { ...section, hold: before.hold } : section;
        },
      }),
  },
  'a-history-begins-once': {
    'a started section is started again': () => {
      const life = lifeIn('drafting');
      const { id } = life.section;
      return forge(life, { type: 'started', generation: 2, execution: `${id}.g2.row9` });
    },
    'the import is missing': () => brokenBy(lifeIn('drafting').events.slice(1)),
  },
  'a-stage-asks-its-roster': {
    'a stage opens with nobody required': () => {
      const life = newLife();
      life.start();
      const seats = [optional('drafter')];
      return forge(life, { type: 'stage-opened', stage: 'drafting', round: 1, due: life.clock.now(), seats });
    },
  },
  'a-place-keeps-its-seat': {
    'a successor gets a place of their own': () =>
      forge(lifeIn('opd-review'), {
        type: 'replaced',
        person: 'dinkes',
        successor: 'camat',
        seat: 'camat',
        later: false,
      }),
    'somebody is added at a place that another has taken over': () => {
      const life = lifeIn('opd-review');
      life.carry(
        RULES.replace(life.section, { ...life.act(), person: 'dinkes', successor: 'camat', later: true }),
      );
      return forge(life, { type: 'added', person: 'dinkes', required: false, later: false });
    },
  },
  'a-stage-closes-by-its-tally': {
    'one approval is enough for two': () => {
      const life = lifeIn('opd-review');
      return forge(life, decided('dinkes', { closes: 'approved' }));
    },
    'a stage that everybody has decided stays open': () =>
      spoil({
        decide: (...them) => {
          const ruling = decide(...them);
          return isRefusal(ruling) ? ruling : { ...ruling, closes: null };
        },
      }),
  },
  'nothing-is-decided-while-held': {
    'a held section is approved': () => forge(heldLife(), decided('bappeda', { closes: 'approved' })),
    'a hold is not looked at': () =>
      spoil({ decide: (section, ...them) => decide({ ...section, hold: null, dispute: null }, ...them) }),
    'somebody is excused who was all that a held stage waited for': () =>
      spoil({ excuse: (section, act) => excuse({ ...section, hold: null, dispute: null }, act) }),
    'a held stage is closed early': () =>
      spoil({ closeEarly: (section, act) => closeEarly({ ...section, hold: null, dispute: null }, act) }),
  },
  'nothing-follows-a-cancellation': {
    'a cancelled section is held': () => {
      const life = lifeIn('drafting');
      life.carry(RULES.cancel(life.section, life.act()));
      return forge(life, { type: 'held' });
    },
  },
  'only-the-undecided-are-moved': {
    'somebody is replaced who has decided': () => {
      const life = lifeIn('opd-review');
      life.decide('dinkes', 'approve');
      return forge(life, {
        type: 'replaced',
        person: 'dinkes',
        successor: 'camat',
        seat: 'dinkes',
        later: false,
      });
    },
    'somebody is asked twice': () =>
      forge(lifeIn('opd-review'), { type: 'added', person: 'dinkes', required: true, later: false }),
  },
  'the-sekda-is-alone-and-never-excused': {
    'the Sekda is excused': () =>
      forge(lifeIn('sekda-sign-off'), { type: 'excused', person: 'sekda', closes: null }),
    'somebody signs beside the Sekda': () =>
      forge(lifeIn('sekda-sign-off'), { type: 'added', person: 'camat', required: false, later: false }),
  },
  'somebody-can-still-approve': {
    'the last one is excused': () =>
      spoil({
        excuse: (section, act) => {
          const ruling = excuse(section, act);
          return isRefusal(ruling) && ruling.refused === 'nobody-left'
            ? { type: 'excused', person: act.person, closes: null, at: act.now, by: act.by }
            : ruling;
        },
      }),
  },
  'closing-early-needs-a-return': {
    'a stage is closed that nobody returned': () => forge(lifeIn('opd-review'), { type: 'closed-early' }),
  },
  'a-deadline-lies-ahead-within-two-years': {
    'a deadline is moved to yesterday': () => {
      const life = lifeIn('opd-review');
      return forge(life, { type: 'extended', due: instantAfter(life.clock.now(), -DAY) });
    },
    'a deadline is moved to the next decade': () => {
      const life = lifeIn('opd-review');
      return forge(life, { type: 'extended', due: instantAfter(life.clock.now(), 4_000 * DAY) });
    },
  },
  'a-recount-moves-an-open-deadline': {
    'a deadline is counted anew where no stage is open': () => {
      const life = signedOffLife();
      const due = life.clock.now();
      const clock = { set: due, from: due, days: 0, held: 0, calendar: '1.0' };
      return forge(life, { type: 'due-moved', due, clock });
    },
  },
  'new-links-are-rationed': {
    'two are asked for within ten minutes': () => {
      const life = lifeIn('opd-review');
      life.carry(RULES.newLink(life.section, { person: 'bappeda', now: life.clock.now() }));
      return forge(life, { type: 'link-renewed', person: 'bappeda', asked: 'by-holder', by: 'bappeda' });
    },
    'one is asked for while the section is held': () =>
      spoil({ newLink: (section, asking) => newLink({ ...section, hold: null, dispute: null }, asking) }),
    'a sixth is asked for on one day': () => {
      const life = lifeIn('opd-review');
      for (let asked = 0; asked < 5; asked += 1) {
        life.carry(RULES.newLink(life.section, { person: 'bappeda', now: life.clock.now() }));
        life.clock.pass(15 * MINUTE);
      }
      return forge(life, { type: 'link-renewed', person: 'bappeda', asked: 'by-holder', by: 'bappeda' });
    },
  },
  'a-dispute-counts-once-per-receipt': {
    'a receipt is disputed twice': () => {
      const life = lifeIn('opd-review');
      const it = life.decide('dinkes', 'approve');
      const decision = it.type === 'decided' ? it.decision : '';
      const { now } = life.act();
      life.carry(RULES.dispute(life.section, { by: 'dinkes', now, decision, counted: false }));
      return forge(life, { type: 'disputed', decision, by: 'dinkes' });
    },
  },
  'a-flag-is-raised-once': {
    'a held section is held': () => forge(heldLife(), { type: 'held' }),
    'what is not held is released': () => forge(lifeIn('drafting'), { type: 'released' }),
    'a signed-off section is halted': () => forge(signedOffLife(), { type: 'halted', reason: 'lost' }),
  },
  'a-recall-takes-back-what-was-started': {
    'what never opened is recalled': () => forge(newLife(), { type: 'recalled', afresh: null }),
    'a recall after sign-off starts nothing': () =>
      forge(signedOffLife(), { type: 'recalled', afresh: null }),
  },
  'rebuilds-resume-where-the-record-is': {
    'an execution is rebuilt one stage too far': () => {
      const life = lifeIn('opd-review');
      const rebuilt = { type: 'rebuilt', generation: 2, startAt: 'ugm-review', round: 1 } as const;
      return forge(life, { ...rebuilt, execution: `${life.section.id}.g2.row9`, reason: 'lost', day: null });
    },
    'a fourth time on one day, by itself': () => {
      const life = lifeIn('opd-review');
      const rebuilt = {
        type: 'rebuilt',
        startAt: 'opd-review',
        round: 1,
        reason: 'lost',
        day: '2023-12-11',
      } as const;
      const { id } = life.section;
      for (const generation of [2, 3, 4]) {
        life.carry({
          ...rebuilt,
          generation,
          execution: `${id}.g${generation}.row`,
          at: life.clock.now(),
          by: 'paraf',
        });
      }
      return forge(life, { ...rebuilt, generation: 5, execution: `${id}.g5.row` });
    },
  },
};

describe.each(INVARIANTS)('%s is seen broken', (invariant) => {
  it.each(Object.entries(SABOTAGE[invariant]))('where %s', (_how, sabotage) => {
    expect(sabotage()).toContain(invariant);
  });
});

describe('an honest history', () => {
  it('breaks nothing', () => {
    expect(checkHistory(signedOffLife().events)).toEqual([]);
  });
});
