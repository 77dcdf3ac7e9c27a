import { freshTail } from '../actions/add-person.ts';
import { previewAct } from '../actions/preview-act.ts';
import { withEach } from '../actions/with-each.ts';
import { readEverybody } from '../records/plan/people.ts';
import type { Person } from '../records/plan/plan.ts';
import { readLatestSnapshot, type Snapshot } from '../records/section/snapshot.ts';
import { mayAct, type Member } from '../sign-in/access.ts';
import { saidToCoordinator } from '../wording/refusal-words.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipOf } from './membership.ts';
import { inOne, mendsOf } from './model/act-form.ts';
import { type Typed, typedFrom } from './model/fields-of-act.ts';
import { previewShown } from './model/preview-of-act.ts';
import { type FieldFault, type ReadAct, readAct } from './model/read-act.ts';
import { carryOut } from './several/carry-out.ts';
import {
  ACTS_ON_SEVERAL,
  type ActOnSeveral,
  after,
  chosenIn,
  isOnHolder,
  MOST_AT_ONCE,
  type Step,
  stepFrom,
  stepsOn,
} from './several/steps.ts';
import { plainPage } from './view/plain-page.tsx';
import { severalFormPage, type SeveralPage } from './view/several-form.tsx';
import { type PreviewedStep, severalPreviewPage } from './view/several-preview.tsx';
import { severalResultPage } from './view/several-result.tsx';

/** What a form about several sections brings: its fields, and those that stand there several times. */
export interface PostedSeveral {
  readonly fields: Readonly<Record<string, string>>;
  readonly sections: readonly string[];
  readonly steps: readonly string[];
}

/** Everything that these pages are made from. */
interface Acting {
  readonly tracker: Tracker;
  readonly asked: Asked;
  readonly plan: string;
  readonly act: ActOnSeveral;
  readonly member: Member;
  readonly people: ReadonlyMap<string, Person>;
  readonly snapshots: readonly Snapshot[];
}

/** `GET /acts/ACT?plan=ID&section=ID&section=ID`: the form of one act on several sections. It changes nothing. */
export async function answerSeveral(
  tracker: Tracker,
  asked: Asked,
  act: string,
  sections: readonly string[],
): Promise<Answer> {
  const on = await placeOf(tracker, asked, act, sections);
  return 'act' in on ? formAnswer(on, 200, firstTyped(asked), []) : on;
}

/** Who the address names, and the usual answer. */
const firstTyped = ({ query }: Asked): Typed => typedFrom({ person: query['person'] ?? '', later: 'yes' });

/** `POST` there: what each would cause and who gets mail; with the steps that were shown and the box ticked, does them. */
export async function postSeveral(
  tracker: Tracker,
  asked: Asked,
  act: string,
  { fields, sections, steps }: PostedSeveral,
): Promise<Answer> {
  const on = await placeOf(tracker, asked, act, sections);
  if (!('act' in on)) return on;
  // Somebody new cannot be described here: they would be made once for each section.
  const typed = { ...typedFrom(fields), name: '', office: '', email: '' };
  if (fields['edit'] === 'yes') return formAnswer(on, 200, typed, []);
  const faults = faultsIn(on, typed);
  if (faults.length > 0) return formAnswer(on, 422, typed, faults);
  if (on.snapshots.length === 0) return formAnswer(on, 422, typed, []);
  const foreseen = steps.flatMap((text) => stepFrom(text) ?? []);
  const isOurs = foreseen.length === steps.length && foreseen.length <= MOST_AT_ONCE;
  const chosen = new Set(on.snapshots.map(({ section }) => section.id));
  if (steps.length === 0 || !isOurs || foreseen.some(({ section }) => !chosen.has(section)))
    return previewAnswer(on, typed, null);
  if (fields['confirm'] !== 'yes') return previewAnswer(on, typed, 'unticked');
  const results = await carryOut(
    {
      dependencies: tracker.dependencies,
      by: on.member.person.id,
      why: typed.why,
      actOf: (step) => actFor(on, typed, step).act,
    },
    foreseen,
  );
  const isAnyDone = results.some(({ came }) => came.is === 'done');
  return { status: isAnyDone ? 200 : 409, html: severalResultPage({ ...pageOf(on), results }) };
}

async function placeOf(
  tracker: Tracker,
  asked: Asked,
  act: string,
  sections: readonly string[],
): Promise<Acting | Answer> {
  const { dependencies, words } = tracker;
  const plan = asked.query['plan'] ?? '';
  const member = await membershipOf(tracker, asked, plan);
  if (member === null || !mayAct(member))
    return { status: 403, html: plainPage(words.tracker.forbidden, words, asked.signedIn) };
  const name = ACTS_ON_SEVERAL.find((it) => it === act);
  if (name === undefined) return { status: 404, html: plainPage(words.acts.noAct, words, asked.signedIn) };
  const chosen = chosenIn(plan, sections).slice(0, MOST_AT_ONCE + 1);
  const read = await withEach(chosen, (section) => readLatestSnapshot(dependencies.table, section));
  return {
    tracker,
    asked,
    plan,
    act: name,
    member,
    people: await readEverybody(dependencies.table, plan),
    snapshots: read.filter((it) => it !== null),
  };
}

/** What one step is, by what was typed; that was read without faults before. */
function actFor(on: Acting, typed: Typed, { person }: Step): ReadAct {
  const whom = isOnHolder(on.act) && person !== null ? { ...typed, person } : typed;
  const read = readAct(on.act, whom, on.people, () => freshTail(on.tracker.dependencies));
  if ('act' in read) return read;
  return { act: { act: 'resend', person: person ?? '' }, newcomer: null, known: null, alike: null };
}

/** What is wrong with what was typed, whatever the section. */
function faultsIn(on: Acting, typed: Typed) {
  const [anybody = ''] = on.people.keys();
  const isForAll = on.act === 'resend' && typed.person === '';
  const read = readAct(on.act, isForAll ? { ...typed, person: anybody } : typed, on.people, () => '');
  return 'act' in read ? [] : mendsOf(read satisfies readonly FieldFault[], on.tracker.words);
}

const stepsIn = (on: Acting, typed: Typed): Step[] =>
  on.snapshots.flatMap(({ section }) => stepsOn(section, on.act, typed.person));

function formAnswer(on: Acting, status: 200 | 422, typed: Typed, mends: SeveralPage['mends']): Answer {
  const { several } = on.tracker.words;
  const none = on.snapshots.length === 0 ? [{ field: '', text: several.none }] : [];
  const most = on.snapshots.length > MOST_AT_ONCE ? [tooMany(on, on.snapshots.length)] : [];
  const page = { ...pageOf(on), typed, mends: [...none, ...most, ...mends], people: on.people };
  return { status: none.length + most.length > 0 ? 422 : status, html: severalFormPage(page) };
}

const tooMany = ({ tracker: { words } }: Acting, count: number) => ({
  field: '',
  text: words.several.tooMany({ count, most: MOST_AT_ONCE }),
});

async function previewAnswer(on: Acting, typed: Typed, why: 'unticked' | null): Promise<Answer> {
  const { tracker } = on;
  const { words } = tracker;
  const steps = stepsIn(on, typed);
  if (steps.length > MOST_AT_ONCE) return formAnswer(on, 422, typed, [tooMany(on, steps.length)]);
  const previewed = await withEach(steps, (step) => previewOf(on, typed, step, steps));
  const isAny = previewed.some(({ foreseen }) => foreseen !== null);
  const mends = [
    ...(why === null ? [] : [{ field: 'confirm', text: words.acts.mend.tick }]),
    ...(isAny ? [] : [{ field: '', text: words.several.nothing }]),
  ];
  const html = severalPreviewPage({ ...pageOf(on), typed, mends, steps: previewed });
  return { status: !isAny ? 409 : why === null ? 200 : 422, html };
}

async function previewOf(on: Acting, typed: Typed, step: Step, all: readonly Step[]): Promise<PreviewedStep> {
  const { tracker, people } = on;
  const { words, dependencies } = tracker;
  const snapshot = on.snapshots.find(({ section }) => section.id === step.section);
  const title = snapshot?.section.title ?? step.section;
  const read = actFor(on, typed, step);
  const who = { section: step.section, by: on.member.person.id, name: null, why: typed.why };
  const preview = await previewAct(dependencies, who, read.act, snapshot);
  if ('refused' in preview) {
    const said =
      preview.refused === 'no-such-section'
        ? words.several.noSuch
        : inOne(saidToCoordinator(words.refusals, preview.refused));
    return { step, title, foreseen: null, sentences: [said], warnings: [], mails: [] };
  }
  const { sentences, warnings, mails } = previewShown(preview, read, people, words);
  const before = all.filter(({ section }) => section === step.section).indexOf(step);
  return { step, title, foreseen: after(preview.foreseen, before), sentences, warnings, mails };
}

const pageOf = ({ act, plan, snapshots, asked, tracker }: Acting) => ({
  act,
  plan,
  snapshots,
  signedIn: asked.signedIn,
  words: tracker.words,
});
