import { freshTail } from '../actions/add-person.ts';
import { actAsCoordinator } from '../actions/coordinator-acts.ts';
import { refusalOf } from '../actions/may-be-acted.ts';
import { previewAct } from '../actions/preview-act.ts';
import type { Refusal } from '../approval/refusal.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import type { Mend } from '../pages/field.tsx';
import { wasCommitted } from '../records/section/commit.ts';
import { type ActPlace, actPlace } from './act-place.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { type Typed, typedFrom } from './model/fields-of-act.ts';
import { askableIn, firstTyped, holdersFor, inOne, mendsOf } from './model/act-form.ts';
import { previewShown } from './model/preview-of-act.ts';
import { saidToCoordinator } from '../wording/refusal-words.ts';
import { givenBack } from './model/typed-before.ts';
import { foreseenFrom } from './model/foreseen-from.ts';
import { pathOfSection } from './model/paths.ts';
import { type ReadAct, readAct } from './model/read-act.ts';
import { actFormPage, actRefusedPage } from './view/act-page.tsx';
import { actPreviewPage } from './view/act-preview.tsx';
import { plainPage } from './view/plain-page.tsx';

interface Place {
  readonly section: string;
  readonly act: string;
}

/** Everything that the pages of one act are made from. */
interface Acting extends ActPlace {
  readonly tracker: Tracker;
  readonly asked: Asked;
  readonly now: string;
}

/** `GET /sections/ID/acts/ACT[?person=ID]`: the form of one act; where a rule forbids it, why, and no form. */
export async function answerAct(tracker: Tracker, asked: Asked, place: Place): Promise<Answer> {
  const found = await actPlace(tracker, asked, place);
  if (!('act' in found)) return found;
  const on: Acting = { ...found, tracker, asked, now: tracker.dependencies.now() };
  const refused = refusalOf(on.snapshot.section, on.act, on.now);
  if (refused !== null) return refusedAnswer(on, refused, typedFrom({}));
  const holders = holdersIn(on);
  const { current } = calendarsOf(on.snapshot.plan.daysOff);
  return formAnswer(
    on,
    200,
    firstTyped(on.snapshot.section, holders, asked.query, { now: on.now, calendar: current }),
    [],
  );
}

/**
 * `POST` there, without a version: checks what was filled in and shows what would happen and who gets mail; it changes
 * nothing. With what this was foreseen from and the box ticked: does it, if the section has not moved. Sent once more,
 * it finds what it did by the name that its change has, whatever was done since.
 */
export async function postAct(
  tracker: Tracker,
  asked: Asked,
  place: Place,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const found = await actPlace(tracker, asked, place);
  if (!('act' in found)) return found;
  const on: Acting = { ...found, tracker, asked, now: tracker.dependencies.now() };
  const typed = typedFrom(fields);
  const { version, confirm } = fields;
  const { table } = tracker.dependencies;
  const { section, standing } = on.snapshot;
  const foreseen = foreseenFrom(fields);
  const isSent = confirm === 'yes' && foreseen !== null;
  if (isSent && (await wasCommitted(table, section.id, foreseen.seq, foreseen.change)))
    return doneAnswer(on, foreseen.seq + 1);
  const refused = refusalOf(section, on.act, on.now);
  if (refused !== null) return refusedAnswer(on, refused, typed);
  if (fields['edit'] === 'yes') return formAnswer(on, 200, typed, []);
  const read = readAct(on.act, typed, on.people, () => freshTail(tracker.dependencies));
  if (!('act' in read)) return formAnswer(on, 422, typed, mendsOf(read, tracker.words));
  if (version === undefined && confirm === undefined) return previewAnswer(on, read, typed, null);
  if (foreseen?.version !== standing.version) return previewAnswer(on, read, typed, 'moved');
  if (confirm !== 'yes') return previewAnswer(on, read, typed, 'unticked');
  const acted = await actAsCoordinator(tracker.dependencies, whoActs(on, typed), read.act, {
    version: foreseen.version,
    change: foreseen.change,
    ...(read.newcomer === null ? {} : { newcomer: read.newcomer }),
  });
  if (!('refused' in acted)) return doneAnswer(on, acted.standing.seq);
  // Somebody was faster, perhaps this very form: what is read now has another version, so that this ends.
  if (acted.refused === 'changed-since') return postAct(tracker, asked, place, fields);
  return refusedWith(on, acted, typed, []);
}

/** What a rule has against a deadline that was typed. */
const AMISS_WITH_DUE = ['due-passed', 'due-too-far', 'unchanged'] as const;

const doneAnswer = ({ snapshot }: Acting, seq: number): Answer => ({
  to: `${pathOfSection(snapshot.section.id)}?done=${seq}`,
});

const whoActs = ({ snapshot, member }: Acting, { why }: Typed) => ({
  section: snapshot.section.id,
  by: member.person.id,
  name: null,
  why,
});

const holdersIn = ({ snapshot, act, people, now, tracker }: Acting) =>
  holdersFor(snapshot.section, act, people, now, tracker.words);

/** The form, with what was typed. */
function formAnswer(on: Acting, status: 200 | 409 | 422, typed: Typed, mends: readonly Mend[]): Answer {
  const { snapshot, people } = on;
  const page = { ...pageOf(on), typed, mends, forGood: forGoodIn(on) };
  const choices = { holders: holdersIn(on), askable: askableIn(snapshot.section, people, on.tracker.words) };
  return { status, html: actFormPage({ ...page, ...choices }) };
}

/** What would happen; `why` it is shown where it was meant to happen already. */
async function previewAnswer(
  on: Acting,
  read: ReadAct,
  typed: Typed,
  why: 'moved' | 'unticked' | null,
): Promise<Answer> {
  const { tracker, snapshot, people } = on;
  const { words } = tracker;
  const preview = await previewAct(tracker.dependencies, whoActs(on, typed), read.act, snapshot);
  const mends: Mend[] =
    why === 'moved'
      ? [{ field: '', text: words.acts.preview.moved }]
      : why === 'unticked'
        ? [{ field: 'confirm', text: words.acts.mend.tick }]
        : [];
  if ('refused' in preview) return refusedWith(on, preview, typed, why === 'moved' ? mends : []);
  const html = actPreviewPage({
    ...pageOf(on),
    typed,
    mends,
    preview: previewShown(preview, read, people, words),
    foreseen: preview.foreseen,
    forGood: forGoodIn(on),
  });
  return { status: why === null ? 200 : why === 'moved' ? 409 : 422, html };
}

/** The rule allows the act, but not so: the form stands under why, and can be mended. */
function refusedWith(
  on: Acting,
  refused: Refusal | { refused: 'no-such-section' },
  typed: Typed,
  first: readonly Mend[],
): Answer {
  const { words } = on.tracker;
  if (refused.refused === 'no-such-section')
    return { status: 404, html: plainPage(words.tracker.noSection, words, on.asked.signedIn) };
  const text = inOne(saidToCoordinator(words.refusals, refused.refused));
  const isDue = AMISS_WITH_DUE.some((it) => it === refused.refused);
  const mends = [...first, { field: isDue ? 'due' : '', text }];
  return formAnswer(on, isDue && first.length === 0 ? 422 : 409, typed, mends);
}

function refusedAnswer(on: Acting, { refused }: Refusal, typed: Typed): Answer {
  const said = saidToCoordinator(on.tracker.words.refusals, refused);
  return {
    status: 409,
    html: actRefusedPage({ ...pageOf(on), said, typed: givenBack(on.act, typed, on.tracker.words) }),
  };
}

const pageOf = ({ act, snapshot, asked, tracker }: Acting) => ({
  act,
  snapshot,
  signedIn: asked.signedIn,
  words: tracker.words,
});

function forGoodIn({ act, snapshot, tracker }: Acting): string | null {
  const { forGood } = tracker.words.acts;
  if (act === 'recall' && snapshot.section.state === 'signed-off') return forGood['recall-sign-off'];
  return act === 'close' || act === 'recall' || act === 'cancel' ? forGood[act] : null;
}
