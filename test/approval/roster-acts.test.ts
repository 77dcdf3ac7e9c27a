import { describe, expect, it } from 'vitest';
import { add } from '../../functions/approval/coordinator/add.ts';
import { excuse } from '../../functions/approval/coordinator/excuse.ts';
import { replace } from '../../functions/approval/coordinator/replace.ts';
import { assignmentOf, holdersOf, seatOf, seatsOf } from '../../functions/approval/section.ts';
import { type Life, lifeIn } from '../builders/sections.ts';
import { optional, required, requiredAt, settingsOf } from '../builders/settings.ts';
import { RULES } from './rules.ts';

const adding = (life: Life, person: string, more: { required?: boolean; later?: boolean } = {}) =>
  add(life.section, { ...life.act(), person, required: true, later: true, ...more });
const replacing = (life: Life, person: string, successor: string, later = true) =>
  replace(life.section, { ...life.act(), person, successor, later });
const excusing = (life: Life, person: string) => excuse(life.section, { ...life.act(), person });
const opdRoster = (life: Life) => life.section.settings.roster['opd-review'];

describe('adding somebody', () => {
  it('asks them in the open stage, and in later rounds too unless told otherwise', () => {
    const life = lifeIn('opd-review');
    life.carry(adding(life, 'camat'));
    life.carry(adding(life, 'rsud', { required: false, later: false }));
    expect(life.stage.assignments.map((it) => it.person)).toEqual(['bappeda', 'dinkes', 'camat', 'rsud']);
    expect(opdRoster(life)).toEqual([required('bappeda'), optional('dinkes'), required('camat')]);
  });

  it('makes the stage wait for them if they are required', () => {
    const life = lifeIn('opd-review');
    life.carry(adding(life, 'camat'));
    expect(life.decide('bappeda', 'approve')).toMatchObject({ closes: null });
    expect(life.decide('camat', 'approve')).toMatchObject({ closes: 'approved' });
  });

  it('is refused beside the Sekda', () => {
    expect(adding(lifeIn('sekda-sign-off'), 'camat')).toEqual({ refused: 'sekda-signs-alone' });
  });

  it('is refused for somebody who is asked already, or has decided', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    expect(adding(life, 'bappeda')).toEqual({ refused: 'already-assigned' });
    expect(adding(life, 'dinkes')).toEqual({ refused: 'already-assigned' });
  });

  it('seats somebody again who was excused, with a link of a later epoch', () => {
    const life = lifeIn('opd-review');
    life.carry(excusing(life, 'dinkes'));
    life.carry(adding(life, 'dinkes'));
    expect(assignmentOf(life.stage, 'dinkes')).toMatchObject({
      status: 'open',
      required: true,
      linkEpoch: 2,
    });
  });

  it('is refused as the eleventh of a stage, or of the roster for later rounds', () => {
    const ten = Array.from({ length: 10 }, (_, at) => required(`opd-${at}`));
    const life = lifeIn('opd-review', settingsOf({ 'opd-review': ten }));
    expect(adding(life, 'camat', { later: false })).toEqual({ refused: 'too-many' });
    life.carry(replacing(life, 'opd-0', 'rsud', false));
    expect(adding(life, 'camat', { later: false })).toEqual({ refused: 'too-many' });
    const small = lifeIn('opd-review');
    const settings = settingsOf({ 'opd-review': ten });
    const plan = { title: 'Visi', book: 'Buku 1', settings };
    small.carry(RULES.changeSettings(small.section, { ...small.act(), ...plan }));
    expect(adding(small, 'camat')).toEqual({ refused: 'too-many' });
    expect(adding(small, 'camat', { later: false })).toMatchObject({ type: 'added' });
  });

  it('may follow where one of ten is no longer asked', () => {
    const ten = Array.from({ length: 10 }, (_, at) => required(`opd-${at}`));
    const life = lifeIn('opd-review', settingsOf({ 'opd-review': ten }));
    life.carry(excusing(life, 'opd-0'));
    life.carry(adding(life, 'camat', { later: false }));
    expect(holdersOf(life.section)).toHaveLength(10);
    expect(adding(life, 'rsud', { later: false })).toEqual({ refused: 'too-many' });
  });

  it('is refused as optional where that would leave later rounds with nobody required', () => {
    const life = lifeIn('opd-review');
    life.carry(excusing(life, 'bappeda'));
    expect(adding(life, 'bappeda', { required: false })).toEqual({ refused: 'nobody-left' });
    expect(adding(life, 'bappeda', { required: false, later: false })).toMatchObject({ type: 'added' });
  });
});

describe('replacing somebody', () => {
  it('asks the successor in their place, as required as they were, and in later rounds too', () => {
    const life = lifeIn('opd-review');
    life.carry(replacing(life, 'bappeda', 'camat'));
    expect(assignmentOf(life.stage, 'bappeda')).toMatchObject({ status: 'replaced', replacedBy: 'camat' });
    expect(assignmentOf(life.stage, 'camat')).toMatchObject({ status: 'open', required: true });
    expect(opdRoster(life)).toEqual([requiredAt('bappeda', 'camat'), optional('dinkes')]);
  });

  it('leaves later rounds alone if told so', () => {
    const life = lifeIn('opd-review');
    life.carry(replacing(life, 'bappeda', 'camat', false));
    expect(opdRoster(life)).toEqual([required('bappeda'), optional('dinkes')]);
  });

  it('is how somebody else signs off for the Sekda', () => {
    const life = lifeIn('sekda-sign-off');
    life.carry(replacing(life, 'sekda', 'plh-sekda', false));
    life.decide('plh-sekda', 'approve');
    expect(life.section.state).toBe('signed-off');
  });

  it('keeps a roster’s required person required who takes an optional seat', () => {
    const life = lifeIn('opd-review');
    life.carry(excusing(life, 'bappeda'));
    life.carry(replacing(life, 'dinkes', 'bappeda'));
    expect(opdRoster(life)).toEqual([requiredAt('dinkes', 'bappeda')]);
  });

  it('is refused for whoever has decided, was replaced or excused, or was never asked', () => {
    const life = lifeIn('opd-review');
    expect(replacing(life, 'camat', 'rsud')).toEqual({ refused: 'not-assigned' });
    life.carry(replacing(life, 'dinkes', 'camat'));
    expect(replacing(life, 'dinkes', 'rsud')).toEqual({ refused: 'replaced', replacedBy: 'camat' });
    life.carry(excusing(life, 'camat'));
    expect(replacing(life, 'camat', 'rsud')).toEqual({ refused: 'excused' });
    life.carry(adding(life, 'dpmptsp'));
    life.decide('bappeda', 'approve');
    expect(replacing(life, 'bappeda', 'rsud')).toMatchObject({
      refused: 'already-decided',
      person: 'bappeda',
    });
  });

  it('is refused by somebody who is asked already', () => {
    expect(replacing(lifeIn('opd-review'), 'bappeda', 'dinkes')).toEqual({ refused: 'already-assigned' });
  });
});

describe('a place on a roster', () => {
  const placesIn = (life: Life) => life.stage.assignments.map((it) => `${it.person} at ${seatOf(it)}`);

  it('keeps its id when whoever sat there is replaced, also in later rounds, and by the next again', () => {
    const life = lifeIn('opd-review');
    expect(placesIn(life)).toEqual(['bappeda at bappeda', 'dinkes at dinkes']);
    life.carry(replacing(life, 'bappeda', 'camat'));
    life.carry(replacing(life, 'camat', 'rsud'));
    expect(placesIn(life)).toEqual([
      'bappeda at bappeda',
      'dinkes at dinkes',
      'camat at bappeda',
      'rsud at bappeda',
    ]);
    life.decide('rsud', 'return');
    life.open();
    life.useDraft('draft of round 2');
    life.decide('drafter', 'submit');
    life.open();
    expect(placesIn(life)).toEqual(['rsud at bappeda', 'dinkes at dinkes']);
  });

  it('is somebody’s for one round only where later ones are left alone', () => {
    const life = lifeIn('opd-review');
    life.carry(replacing(life, 'bappeda', 'camat', false));
    expect(opdRoster(life)?.map(seatOf)).toEqual(['bappeda', 'dinkes']);
  });

  it('is another one for whoever comes back while a successor has theirs', () => {
    const life = lifeIn('opd-review');
    life.carry(replacing(life, 'dinkes', 'camat'));
    life.carry(adding(life, 'dinkes'));
    expect(placesIn(life)).toEqual(['bappeda at bappeda', 'camat at dinkes', 'dinkes at dinkes~2']);
    expect(opdRoster(life)?.map(seatOf)).toEqual(['bappeda', 'dinkes', 'dinkes~2']);
  });

  it('keeps its id when a plan file names whoever sits there, and is new for whoever does not', () => {
    const life = lifeIn('opd-review');
    life.carry(replacing(life, 'dinkes', 'camat'));
    const settings = settingsOf({ 'opd-review': [required('dinkes'), required('camat')] });
    const plan = { title: 'Visi', book: 'Buku 1', settings };
    life.carry(RULES.changeSettings(life.section, { ...life.act(), ...plan }));
    expect(seatsOf(life.section.settings, 'opd-review')).toEqual([
      requiredAt('dinkes~2', 'dinkes'),
      requiredAt('dinkes', 'camat'),
    ]);
    expect(RULES.changeSettings(life.section, { ...life.act(), ...plan })).toEqual({ refused: 'unchanged' });
  });

  it('was the successor’s own in what was recorded before places had ids', () => {
    const life = lifeIn('opd-review');
    const ruled = replacing(life, 'dinkes', 'camat');
    if (!('type' in ruled) || ruled.type !== 'replaced') throw new Error('refused');
    const { seat: _seat, ...before } = ruled;
    life.carry(before);
    expect(placesIn(life)).toEqual(['bappeda at bappeda', 'dinkes at dinkes', 'camat at camat']);
    expect(opdRoster(life)).toEqual([required('bappeda'), optional('camat')]);
  });
});

describe('excusing somebody', () => {
  it('waits for the release where it would close a held or disputed stage, and only there', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    life.carry(RULES.hold(life.section, life.act()));
    expect(excusing(life, 'bappeda')).toEqual({ refused: 'held' });
    life.carry(RULES.release(life.section, life.act()));
    const { now } = life.act();
    life.carry(RULES.dispute(life.section, { by: 'dinkes', now, decision: 'd', counted: false }));
    expect(excusing(life, 'bappeda')).toEqual({ refused: 'disputed' });
    life.carry(RULES.release(life.section, life.act()));
    expect(excusing(life, 'bappeda')).toMatchObject({ closes: 'approved' });

    const open = lifeIn('opd-review');
    open.carry(RULES.hold(open.section, open.act()));
    expect(excusing(open, 'dinkes')).toMatchObject({ closes: null });
  });

  it('lets the stage go on without them, and closes it if they were the last that it waited for', () => {
    const life = lifeIn(
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
    );
    life.decide('dinkes', 'approve');
    expect(life.carry(excusing(life, 'bappeda'))).toMatchObject({ closes: 'approved' });
    expect(life.section.stage?.assignments[0]).toMatchObject({ status: 'excused', required: false });
  });

  it('leaves the stage open for those who can still decide', () => {
    const life = lifeIn('opd-review');
    expect(life.carry(excusing(life, 'bappeda'))).toMatchObject({ closes: null });
    expect(life.decide('dinkes', 'approve')).toMatchObject({ closes: 'approved' });
  });

  it('is refused where nobody would be left who has approved or can', () => {
    const life = lifeIn('opd-review');
    expect(excusing(lifeIn('ugm-review'), 'ugm')).toEqual({ refused: 'nobody-left' });
    life.decide('dinkes', 'return');
    expect(excusing(life, 'bappeda')).toEqual({ refused: 'nobody-left' });
  });

  it('is refused for the only drafter, and never for one of two', () => {
    expect(excusing(lifeIn('drafting'), 'drafter')).toEqual({ refused: 'nobody-left' });
    const two = lifeIn('drafting', settingsOf({ drafting: [required('drafter'), required('co-drafter')] }));
    expect(excusing(two, 'drafter')).toMatchObject({ type: 'excused', closes: null });
  });

  it('is always refused for the Sekda, who is replaced instead', () => {
    expect(excusing(lifeIn('sekda-sign-off'), 'sekda')).toEqual({ refused: 'sekda-is-replaced' });
  });

  it('is refused for whoever has decided', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    expect(excusing(life, 'dinkes')).toMatchObject({ refused: 'already-decided' });
  });
});
