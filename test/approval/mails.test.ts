import { describe, expect, it } from 'vitest';
import { apply } from '../../functions/approval/apply.ts';
import { type Mail, mailsOf } from '../../functions/approval/follows/mails.ts';
import type { Section } from '../../functions/approval/section.ts';
import { instantAfter, DAY } from '../builders/clock.ts';
import { COORDINATOR, type Life, lifeIn, newLife, passStage, signedOffLife } from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { RULES } from './rules.ts';

const COORDINATORS = ['kominfo', 'kominfo-2'];
const ROW = { row: 'abcdefgh' };
const person = 'dinkes';

const told = (mail: Mail): string => {
  const what = mail.mail === 'ask' ? mail.cause : mail.mail === 'note' ? mail.note : mail.decision;
  return `${mail.mail} ${mail.person}: ${what}`;
};

/** The mails of the last thing that happened in this life. */
function mailsIn(life: Life): Mail[] {
  const [event, ...earlier] = [...life.events].reverse();
  const before = earlier.reduceRight<Section | null>((section, it) => apply(section, it), null);
  return event === undefined ? [] : mailsOf(before, event, life.section, COORDINATORS);
}
const mailed = (life: Life): string[] => mailsIn(life).map(told);

/** The notes of a decision, without its receipt. */
const notes = (life: Life): string[] => mailed(life).filter((it) => it.startsWith('note'));

describe('who gets which mail, and no other', () => {
  it('a stage opens: each assignee, one ask', () => {
    expect(mailed(lifeIn('drafting'))).toEqual(['ask drafter: opened']);
    expect(mailed(lifeIn('opd-review'))).toEqual(['ask bappeda: opened', 'ask dinkes: opened']);
    expect(mailed(lifeIn('sekda-sign-off'))).toEqual(['ask sekda: opened']);
  });

  it('added, replacing, resend, new link: that assignee, one ask', () => {
    const life = lifeIn('opd-review');
    life.carry(RULES.add(life.section, { ...life.act(), person: 'camat', required: true, later: false }));
    expect(mailed(life)).toEqual(['ask camat: added']);
    life.carry(RULES.resend(life.section, { ...life.act(), person }));
    expect(mailed(life)).toEqual(['ask dinkes: resent']);
    life.carry(RULES.newLink(life.section, { person, now: life.clock.now() }));
    expect(mailed(life)).toEqual(['ask dinkes: requested']);
    life.carry(RULES.replace(life.section, { ...life.act(), person, successor: 'rsud', later: false }));
    expect(mailed(life)).toEqual(['note dinkes: replaced', 'ask rsud: replacing']);
  });

  it('an ask names the stage, the round and the epoch of the link that it will carry', () => {
    const life = lifeIn('opd-review');
    life.carry(RULES.resend(life.section, { ...life.act(), person }));
    expect(mailsIn(life)).toEqual([
      { mail: 'ask', cause: 'resent', person, epoch: 2, stage: 'opd-review', round: 1 },
    ]);
  });

  it('deadline extended: its holders, a note', () => {
    const life = lifeIn('opd-review');
    life.decide(person, 'approve');
    life.carry(RULES.extend(life.section, { ...life.act(), due: instantAfter(life.stage.due, DAY) }));
    expect(mailed(life)).toEqual(['note bappeda: extended']);
    life.carry(RULES.extend(life.section, { ...life.act(), due: instantAfter(life.stage.due, -DAY) }));
    expect(mailed(life)).toEqual(['note bappeda: brought-forward']);
  });

  it('returned: those who decided in this round, a note; the drafters, their ask for the next round', () => {
    const life = lifeIn('ugm-review');
    life.decide('ugm', 'return');
    expect(notes(life)).toEqual(['note bappeda: returned', 'note ugm: returned']);
    life.open();
    expect(mailed(life)).toEqual(['ask drafter: returned']);
  });

  it('returned: a drafter who submitted but is not asked again gets the note', () => {
    const life = lifeIn('drafting', settingsOf({ drafting: [required('drafter')] }));
    const act = { ...life.act(), person: 'drafter', successor: 'co-drafter', later: false };
    life.carry(RULES.replace(life.section, act));
    life.useDraft('draft', 'co-drafter');
    life.decide('co-drafter', 'submit');
    life.open();
    life.decide('bappeda', 'return');
    expect(notes(life)).toEqual([
      'note co-drafter: returned',
      'note bappeda: returned',
      'note dinkes: no-longer-asked',
    ]);
    life.open();
    expect(mailed(life)).toEqual(['ask drafter: returned']);
  });

  it('returned: what opens after the drafting of a later round opens as ever', () => {
    const life = lifeIn('opd-review');
    life.decide('bappeda', 'return');
    life.open();
    passStage(life);
    life.open();
    expect(mailed(life)).toEqual(['ask bappeda: opened', 'ask dinkes: opened']);
  });

  it('a stage approved: no drafter who was replaced', () => {
    const life = lifeIn('drafting');
    const act = { ...life.act(), person: 'drafter', successor: 'co-drafter', later: true };
    life.carry(RULES.replace(life.section, act));
    life.useDraft('draft', 'co-drafter');
    life.decide('co-drafter', 'submit');
    life.open();
    passStage(life);
    expect(notes(life)).toEqual(['note co-drafter: stage-approved', 'note dinkes: no-longer-asked']);
  });

  it('a stage approved: the drafters; submitted: nobody', () => {
    const life = lifeIn('drafting', settingsOf({ drafting: [required('drafter'), optional('co-drafter')] }));
    passStage(life);
    expect(notes(life)).toEqual([]);
    life.open();
    passStage(life);
    expect(notes(life)).toEqual([
      'note drafter: stage-approved',
      'note co-drafter: stage-approved',
      'note dinkes: no-longer-asked',
    ]);
  });

  it('signed off: drafters, the last round’s deciders, coordinators, each once', () => {
    expect(notes(signedOffLife(settingsOf({ 'ugm-review': [required('kominfo')] })))).toEqual([
      'note drafter: signed-off',
      'note bappeda: signed-off',
      'note kominfo: signed-off',
      'note sekda: signed-off',
      'note kominfo-2: signed-off',
    ]);
  });

  it('signed off: nobody who decided only in a former round', () => {
    const life = lifeIn('opd-review');
    life.decide(person, 'return');
    life.decide('bappeda', 'approve');
    while (life.section.state !== 'signed-off') {
      life.open();
      passStage(life);
    }
    expect(notes(life)).not.toContain('note dinkes: signed-off');
  });

  it('a decision: its decider, a receipt', () => {
    const life = lifeIn('opd-review');
    const event = life.decide(person, 'approve');
    expect(mailsIn(life)).toEqual([
      {
        mail: 'receipt',
        person,
        decision: event.type === 'decided' ? event.decision : '',
        stage: 'opd-review',
        round: 1,
      },
    ]);
  });

  it('disputed, halted, undeliverable: coordinators', () => {
    const life = lifeIn('opd-review');
    const now = life.clock.now();
    life.carry(RULES.dispute(life.section, { by: 'drafter', now, decision: 'd', counted: false }));
    expect(mailed(life)).toEqual(['note kominfo: disputed', 'note kominfo-2: disputed']);
    life.carry(RULES.halt(life.section, { generation: 1, reason: 'lost', now }));
    expect(mailed(life)).toEqual(['note kominfo: halted', 'note kominfo-2: halted']);
    life.carry(RULES.undeliverable(life.section, { person, mail: 'm', reason: 'bounced', now }));
    expect(mailed(life)).toEqual(['note kominfo: undeliverable', 'note kominfo-2: undeliverable']);
  });

  it('excused: whoever held the ask, a note, and what the closing of the stage brings', () => {
    const life = lifeIn('opd-review', settingsOf({ 'opd-review': [required('bappeda'), required(person)] }));
    life.decide('bappeda', 'approve');
    life.carry(RULES.excuse(life.section, { ...life.act(), person }));
    expect(mailed(life)).toEqual(['note dinkes: excused', 'note drafter: stage-approved']);
  });

  it('closed early: whoever held an undecided ask, and what a return brings', () => {
    const life = lifeIn('opd-review');
    life.decide(person, 'return');
    life.carry(RULES.closeEarly(life.section, life.act()));
    expect(mailed(life)).toEqual(['note bappeda: closed-early', 'note dinkes: returned']);
  });

  it('a review that closes without an optional reviewer: that reviewer, a note', () => {
    const roster = settingsOf({ 'opd-review': [required('bappeda'), optional(person)] });
    const approved = lifeIn('opd-review', roster);
    approved.decide('bappeda', 'approve');
    expect(notes(approved)).toEqual(['note drafter: stage-approved', 'note dinkes: no-longer-asked']);
    const returned = lifeIn('opd-review', roster);
    returned.decide('bappeda', 'return');
    expect(notes(returned)).toEqual(['note bappeda: returned', 'note dinkes: no-longer-asked']);
    const excused = lifeIn(
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), required('camat'), optional(person)] }),
    );
    excused.decide('bappeda', 'approve');
    excused.carry(RULES.excuse(excused.section, { ...excused.act(), person: 'camat' }));
    expect(mailed(excused)).toContain('note dinkes: no-longer-asked');
  });

  it('held: whoever holds an ask, a note; released: those of them who hold it still', () => {
    const life = lifeIn('opd-review');
    life.decide(person, 'approve');
    life.carry(RULES.hold(life.section, life.act()));
    expect(mailed(life)).toEqual(['note bappeda: held']);
    life.carry(RULES.add(life.section, { ...life.act(), person: 'camat', required: true, later: false }));
    life.carry(RULES.release(life.section, life.act()));
    expect(mailed(life)).toEqual(['note bappeda: released']);
  });

  it('a stage that opened while held asks by itself once it is released: its people get no other note', () => {
    const life = lifeIn('opd-review');
    life.decide('bappeda', 'approve');
    life.carry(RULES.hold(life.section, life.act()));
    expect(mailed(life)).toEqual([]);
    life.open();
    life.carry(RULES.release(life.section, life.act()));
    expect(mailed(life)).toEqual([]);
  });

  it('a recalled sign-off: all who were told of it, a note, but who drafts next, whose ask says so', () => {
    const life = signedOffLife();
    life.carry(RULES.recall(life.section, { ...life.act(), ...ROW }));
    expect(mailed(life)).toEqual([
      'note bappeda: sign-off-recalled',
      'note ugm: sign-off-recalled',
      'note sekda: sign-off-recalled',
      'note kominfo: sign-off-recalled',
      'note kominfo-2: sign-off-recalled',
    ]);
    life.open();
    expect(mailed(life)).toEqual(['ask drafter: returned']);
  });

  it('recalled, cancelled: whoever held an undecided ask, a note', () => {
    const recalled = lifeIn('opd-review');
    recalled.decide(person, 'approve');
    recalled.carry(RULES.recall(recalled.section, { ...recalled.act(), ...ROW }));
    expect(mailed(recalled)).toEqual(['note bappeda: recalled']);
    const cancelled = lifeIn('opd-review');
    cancelled.decide(person, 'approve');
    cancelled.carry(RULES.cancel(cancelled.section, cancelled.act()));
    expect(mailed(cancelled)).toEqual(['note bappeda: cancelled']);
  });

  it('anything else: nobody', () => {
    const life = newLife();
    const silent: string[][] = [mailed(life)];
    const now = life.clock.now();
    const quietly = (event: Parameters<Life['carry']>[0]): void => {
      life.carry(event);
      silent.push(mailed(life));
    };
    quietly(RULES.start(life.section, { by: COORDINATOR, now, ...ROW }));
    life.open();
    life.useDraft('draft');
    silent.push(mailed(life));
    quietly(RULES.rebuild(life.section, { by: 'paraf', now, ...ROW, reason: 'lost', day: '2023-12-11' }));
    const { book, settings } = life.section;
    quietly(RULES.changeSettings(life.section, { by: COORDINATOR, now, title: 'Misi', book, settings }));
    quietly({ type: 'forgotten', person, at: now, by: COORDINATOR });
    expect(silent).toEqual(Array.from({ length: 6 }, () => []));
  });
});
