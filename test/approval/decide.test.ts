import { describe, expect, it } from 'vitest';
import { decide } from '../../functions/approval/holder/decide.ts';
import type { Ruling } from '../../functions/approval/refusal.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { type Life, lifeIn, passStage, seatIn, sha } from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { RULES } from './rules.ts';

interface Words {
  readonly draft?: string;
  readonly comment?: string;
}

/** Decides with a link to this stage of round 1 that was minted before `since` changed anything. */
function linkTo(life: Life, person: string): (choice: Choice, words?: Words) => Ruling {
  const asked = life.stage;
  const seat = seatIn(asked, person);
  return (choice, { draft = life.section.draft?.sha256 ?? '', comment = 'catatan' } = {}) =>
    decide(
      life.section,
      life.stages.find((it) => it.stage === asked.stage && it.round === asked.round) ?? null,
      {
        seat,
        choice,
        draft,
        comment,
        decision: 'd',
        now: life.clock.now(),
      },
    );
}

describe('a decision', () => {
  it('is recorded with the draft that was shown, and closes the stage when it was the last one needed', () => {
    const life = lifeIn('opd-review');
    expect(linkTo(life, 'bappeda')('approve')).toMatchObject({
      type: 'decided',
      by: 'bappeda',
      choice: 'approve',
      draft: sha('draft of round 1'),
      closes: 'approved',
    });
    expect(linkTo(life, 'dinkes')('approve')).toMatchObject({ type: 'decided', closes: null });
  });

  it.each([
    ['drafting', 'approve'],
    ['drafting', 'return'],
    ['opd-review', 'submit'],
    ['sekda-sign-off', 'submit'],
  ] as [StageName, Choice][])('in %s cannot be to %s', (stage, choice) => {
    const life = lifeIn(stage);
    const person = life.stage.assignments[0]?.person ?? '';
    expect(linkTo(life, person)(choice)).toEqual({ refused: 'wrong-choice' });
  });

  it('to submit needs a draft', () => {
    expect(linkTo(lifeIn('drafting'), 'drafter')('submit')).toEqual({ refused: 'no-draft' });
  });

  it('to submit the former round’s draft again needs a reason, a new one needs none', () => {
    const life = lifeIn('opd-review');
    life.decide('bappeda', 'return');
    life.open();
    const submit = linkTo(life, 'drafter');
    expect(submit('submit', { comment: ' ' })).toEqual({ refused: 'comment-missing' });
    expect(submit('submit', { comment: 'tidak ada perubahan' })).toMatchObject({ closes: 'submitted' });
    life.useDraft('second');
    expect(submit('submit', { comment: '' })).toMatchObject({ closes: 'submitted' });
  });

  it('to return needs a reason, to approve needs none', () => {
    const bappeda = linkTo(lifeIn('opd-review'), 'bappeda');
    expect(bappeda('return', { comment: ' \n' })).toEqual({ refused: 'comment-missing' });
    expect(bappeda('approve', { comment: '' })).toMatchObject({ type: 'decided' });
  });

  it('on another draft than the current one is refused and told which that is', () => {
    const life = lifeIn('opd-review');
    const current = sha('draft of round 1');
    expect(linkTo(life, 'bappeda')('approve', { draft: sha('old') })).toEqual({
      refused: 'draft-changed',
      draft: current,
    });
  });

  it('of a drafter releases the other drafters', () => {
    const life = lifeIn('drafting', settingsOf({ drafting: [required('drafter'), required('co-drafter')] }));
    const other = linkTo(life, 'co-drafter');
    passStage(life);
    expect(life.section.stage?.assignments.map((it) => it.status)).toEqual(['decided', 'released']);
    expect(other('submit')).toEqual({ refused: 'stage-closed' });
  });
});

describe('a link', () => {
  it('of somebody who has decided says who decided, what and when', () => {
    const life = lifeIn('opd-review');
    const dinkes = linkTo(life, 'dinkes');
    const at = life.clock.now();
    life.decide('dinkes', 'approve');
    const decision = { choice: 'approve', at };
    expect(dinkes('return')).toMatchObject({ refused: 'already-decided', person: 'dinkes', decision });
    passStage(life);
    expect(dinkes('return')).toMatchObject({ refused: 'already-decided' });
  });

  it('of a former round says which round is open', () => {
    const life = lifeIn('opd-review');
    const dinkes = linkTo(life, 'dinkes');
    life.decide('bappeda', 'return');
    expect(dinkes('approve')).toEqual({ refused: 'stage-closed' });
    life.open();
    expect(dinkes('approve')).toEqual({ refused: 'superseded', round: 2, stage: 'drafting' });
  });

  it('of somebody who was replaced says by whom', () => {
    const life = lifeIn('opd-review');
    const dinkes = linkTo(life, 'dinkes');
    life.carry(
      RULES.replace(life.section, { ...life.act(), person: 'dinkes', successor: 'camat', later: false }),
    );
    expect(dinkes('approve')).toEqual({ refused: 'replaced', replacedBy: 'camat' });
  });

  it('of somebody who was excused says so', () => {
    const life = lifeIn('opd-review');
    const dinkes = linkTo(life, 'dinkes');
    life.carry(RULES.excuse(life.section, { ...life.act(), person: 'dinkes' }));
    expect(dinkes('approve')).toEqual({ refused: 'excused' });
  });

  it('that was renewed no longer decides', () => {
    const life = lifeIn('opd-review');
    const former = linkTo(life, 'dinkes');
    life.carry(RULES.resend(life.section, { ...life.act(), person: 'dinkes' }));
    expect(former('approve')).toEqual({ refused: 'link-renewed' });
    expect(linkTo(life, 'dinkes')('approve')).toMatchObject({ type: 'decided' });
  });

  it('of somebody who is not asked in the stage decides nothing', () => {
    expect(linkTo(lifeIn('opd-review'), 'sekda')('approve')).toEqual({ refused: 'not-assigned' });
  });

  it('decides nothing while the section is held or disputed, and does again once it is released', () => {
    const life = lifeIn(
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), optional('dinkes')] }),
    );
    const bappeda = linkTo(life, 'bappeda');
    life.carry(RULES.hold(life.section, life.act()));
    expect(bappeda('approve')).toEqual({ refused: 'held' });
    const by = 'drafter';
    life.carry(RULES.dispute(life.section, { by, now: life.clock.now(), decision: 'd', counted: false }));
    expect(bappeda('approve')).toEqual({ refused: 'disputed' });
    life.carry(RULES.release(life.section, life.act()));
    expect(bappeda('approve')).toMatchObject({ type: 'decided' });
  });

  it('of a cancelled section decides nothing', () => {
    const life = lifeIn('opd-review');
    const bappeda = linkTo(life, 'bappeda');
    life.carry(RULES.cancel(life.section, life.act()));
    expect(bappeda('approve')).toEqual({ refused: 'cancelled' });
  });
});
