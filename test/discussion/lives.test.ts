import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { checkDiscussion, type DiscussionInvariant } from './invariants.ts';
import { type DiscussionOffice, discussionOffice } from './office.ts';
import { DISCUSSION_RULES, type DiscussionRules } from './rules.ts';

const settings = settingsOf({
  drafting: [required('drafter'), optional('co-drafter')],
  'opd-review': [required('a'), required('b')],
});
const MAX_ROUNDS = 4;

const ACTS = [
  'comment',
  'answer',
  'reopen',
  'approve',
  'return',
  'submit',
  'draft',
  'open',
  'replace',
  'excuse',
  'recall',
  'close',
] as const;
type Act = (typeof ACTS)[number];
const WEIGHTS: Record<Act, number> = {
  comment: 10,
  answer: 14,
  reopen: 3,
  approve: 6,
  return: 6,
  submit: 9,
  draft: 6,
  open: 12,
  replace: 1,
  excuse: 1,
  recall: 1,
  close: 1,
};

const attempt = fc.record({
  act: fc.oneof(...ACTS.map((act) => ({ weight: WEIGHTS[act], arbitrary: fc.constant(act) }))),
  who: fc.nat(7),
  which: fc.nat(11),
  stale: fc.integer({ min: 0, max: 9 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const KINDS = ['must', 'suggestion', 'question', 'must'] as const;
const VERDICTS = ['done', 'partly', 'not', 'noted'] as const;

function tryIt(office: DiscussionOffice, { act, who, which, stale }: Attempt): string {
  if (act === 'open')
    return office.life.section.round >= MAX_ROUNDS &&
      office.life.section.next?.round !== office.life.section.round
      ? 'enough'
      : office.open();
  if (act === 'recall') return office.life.section.state === 'signed-off' ? 'enough' : office.recall();
  if (act === 'close') return office.close(which + 1);
  if (!office.isOpen()) return 'no-open-stage';
  const holders = office.holders();
  const person = holders[who % Math.max(1, holders.length)] ?? 'nobody';
  // Somebody who held it a moment ago, or never did, tries too.
  const anyone = stale === 9 ? (['a', 'b', 'ugm', 'drafter'][who % 4] ?? 'a') : person;
  const comment = 1 + (which % Math.max(1, office.discussion.length));
  switch (act) {
    case 'comment':
      return office.comment(
        anyone,
        KINDS[which % 4] ?? 'must',
        which > 8
          ? {
              id: `again ${office.life.stage.round} ${office.life.stage.stage} ${anyone}`,
              text: `teks ${who}`,
            }
          : {},
      );
    case 'answer':
      return office.answer(anyone, comment, VERDICTS[who % 4] ?? 'done');
    case 'reopen':
      return office.reopen(anyone, comment);
    case 'draft':
      return office.draft(anyone);
    case 'replace':
      return office.replace(person, `pengganti-${who}`);
    case 'excuse':
      return office.excuse(person);
    case 'approve':
    case 'return':
    case 'submit':
      return office.decide(anyone, act, {
        ...(stale === 0
          ? { shown: office.shelfFor(anyone).revision - 1 }
          : stale === 1
            ? { shown: null }
            : {}),
        comment: which % 2 === 0 ? 'catatan' : '',
      });
  }
}

function live(attempts: readonly Attempt[], rules: DiscussionRules = DISCUSSION_RULES) {
  const office = discussionOffice(settings, rules);
  const came = attempts.map((it) => `${it.act} ${tryIt(office, it)}`);
  return { office, came };
}

describe('a discussion among people who do what they like', () => {
  it('keeps every invariant, and is what its events fold to', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
    console.log(`discussions: seed ${seed} (SEED=${seed} repeats this run)`);
    const reached = { sealed: 0, answered: 0, reopened: 0, accepted: 0, closed: 0, rounds: 0 };
    const came = new Set<string>();
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 60, maxLength: 250, size: 'max' }), (attempts) => {
        const { office, came: these } = live(attempts);
        for (const it of these) came.add(it);
        expect(checkDiscussion(office)).toEqual([]);
        expect(office.folded()).toEqual({ section: office.life.section, discussion: office.discussion });
        reached.sealed += office.discussion.length;
        reached.rounds = Math.max(reached.rounds, office.life.section.round);
        for (const { state } of office.discussion) if (state !== 'open') reached[state] += 1;
      }),
      { seed, numRuns: 200, endOnFailure: false },
    );
    console.log(`discussions: ${JSON.stringify(reached)}`);
    for (const it of [
      'submit must-unanswered',
      'approve must-in-approval',
      'return papers-changed',
      'return comment-missing',
      'submit done',
    ])
      expect([...came]).toContain(it);
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(0);
  }, 60_000);
});

/** Each spoils one rule; the checker must see it. */
const SABOTAGES: { what: string; breaks: DiscussionInvariant; rules: Partial<DiscussionRules> }[] = [
  {
    what: 'a sealed comment is given to another seat',
    breaks: '13-what-is-sealed-stays',
    rules: {
      discuss: (before, event) =>
        DISCUSSION_RULES.discuss(before, event).map((it, i) =>
          i === 0 && event.type === 'decided' ? { ...it, seat: event.by } : it,
        ),
    },
  },
  {
    what: 'any event closes what is open',
    breaks: '13-what-is-sealed-stays',
    rules: {
      discuss: (before, event) =>
        event.type === 'recalled' && before.length > 0
          ? before.map((it) => ({ ...it }))
          : DISCUSSION_RULES.discuss(before, event),
    },
  },
  {
    what: 'a submit does not ask for answers',
    breaks: '14-nothing-is-submitted-unanswered',
    rules: {
      seal: (discussion, sealing) =>
        DISCUSSION_RULES.seal(
          sealing.choice === 'submit'
            ? discussion.map((it) => ({ ...it, kind: 'suggestion' as const }))
            : discussion,
          sealing,
        ),
    },
  },
  {
    what: 'what was reopened counts as answered',
    breaks: '14-nothing-is-submitted-unanswered',
    rules: {
      seal: (discussion, sealing) =>
        DISCUSSION_RULES.seal(
          discussion.map((it) => (it.state === 'reopened' ? { ...it, state: 'answered' as const } : it)),
          sealing,
        ),
      discuss: (before, event) => DISCUSSION_RULES.discuss(before, event),
    },
  },
  {
    what: 'an approval accepts the answers to everybody’s comments',
    breaks: '15-a-must-is-closed-by-its-seat-or-a-coordinator',
    rules: {
      seal: (discussion, sealing) =>
        DISCUSSION_RULES.seal(
          sealing.choice === 'approve' ? discussion.map((it) => ({ ...it, seat: sealing.seat })) : discussion,
          sealing,
        ),
    },
  },
  {
    what: 'a return accepts',
    breaks: '15-a-must-is-closed-by-its-seat-or-a-coordinator',
    rules: {
      discuss: (before, event) =>
        DISCUSSION_RULES.discuss(before, event).map((it) =>
          event.type === 'decided' && event.choice === 'return' && it.state === 'answered'
            ? { ...it, state: 'accepted' as const }
            : it,
        ),
    },
  },
  {
    what: 'a colleague reads what is not sent',
    breaks: '16-papers-are-their-givers',
    rules: { seenBy: (papers) => [...papers] },
  },
];

describe('a rule that is spoilt', () => {
  it.each(SABOTAGES)('is found: $what', ({ breaks, rules }) => {
    const found = new Set<string>();
    const spoilt = { ...DISCUSSION_RULES, ...rules };
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 150, maxLength: 250, size: 'max' }), (attempts) => {
        if (found.has(breaks)) return;
        let office: DiscussionOffice;
        try {
          office = live(attempts, spoilt).office;
        } catch {
          // A later rule may notice that one before it was spoilt.
          return;
        }
        for (const { invariant } of checkDiscussion(office, spoilt)) found.add(invariant);
      }),
      { seed: 7, numRuns: 150 },
    );
    expect([...found]).toContain(breaks);
  });
});

describe('a successor', () => {
  it('sees the comments of the seat as their own, and closes them by approving', () => {
    const office = discussionOffice(settings);
    const round = () => {
      office.draft('drafter');
      expect(office.decide('drafter', 'submit')).toBe('done');
      office.open();
    };
    round();
    office.comment('a', 'must');
    office.decide('a', 'return');
    office.decide('b', 'approve');
    office.open();
    expect(office.answer('drafter', 1)).toBe('done');
    round();
    expect(office.replace('a', 'pengganti')).toBe('done');
    expect(office.decide('b', 'approve')).toBe('done');
    expect(office.discussion[0]).toMatchObject({ state: 'answered' });
    expect(office.decide('pengganti', 'approve')).toBe('done');
    expect(office.discussion[0]).toMatchObject({ seat: 'opd-review/a', state: 'accepted' });
  });

  it('of somebody excused there is none: the comment stays answered, and nobody else’s approval closes it', () => {
    const office = discussionOffice(settings);
    office.draft('drafter');
    office.decide('drafter', 'submit');
    office.open();
    office.comment('a', 'must');
    office.decide('a', 'return');
    office.decide('b', 'approve');
    office.open();
    office.draft('drafter');
    expect(office.decide('drafter', 'submit')).toBe('must-unanswered');
    office.answer('drafter', 1);
    expect(office.decide('drafter', 'submit')).toBe('done');
    office.open();
    expect(office.excuse('a')).toBe('done');
    expect(office.decide('b', 'approve')).toBe('done');
    expect(office.discussion[0]).toMatchObject({ state: 'answered' });
  });
});
