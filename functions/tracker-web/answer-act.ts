import { actAsCoordinator } from '../actions/coordinator-acts.ts';
import { refusalOf } from '../actions/may-be-acted.ts';
import { previewAct } from '../actions/preview-act.ts';
import type { Refusal } from '../approval/refusal.ts';
import type { Mend } from '../pages/field.tsx';
import { type ActPlace, actPlace } from './act-place.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { type Typed, typedFrom } from './model/act-fields.ts';
import { askableIn, firstTyped, holdersFor, inOne, mendsOf } from './model/act-form.ts';
import { previewShown } from './model/act-preview.ts';
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
  const on: Acting = { ...found, tracker, asked, now: tracker.parts.now() };
  const refused = refusalOf(on.desk.section, on.act, on.now);
  if (refused !== null) return refusedAnswer(on, refused, '');
  const holders = holdersIn(on);
  return formAnswer(on, 200, firstTyped(on.desk.section, holders, asked.query, on.now), []);
}

/**
 * `POST` there, without a version: checks what was filled in and shows what would happen and who gets mail; it changes
 * nothing. With the version that this was foreseen from and the box ticked: does it, if the section has not moved.
 */
export async function postAct(
  tracker: Tracker,
  asked: Asked,
  place: Place,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const found = await actPlace(tracker, asked, place);
  if (!('act' in found)) return found;
  const on: Acting = { ...found, tracker, asked, now: tracker.parts.now() };
  const typed = typedFrom(fields);
  const refused = refusalOf(on.desk.section, on.act, on.now);
  if (refused !== null) return refusedAnswer(on, refused, typed.why);
  if (fields['edit'] === 'yes') return formAnswer(on, 200, typed, []);
  const read = readAct(on.act, typed, on.people);
  if (!('act' in read)) return formAnswer(on, 422, typed, mendsOf(read, tracker.words));
  const { version, confirm } = fields;
  if (version === undefined && confirm === undefined) return previewAnswer(on, read, typed, null);
  if (version !== String(on.desk.standing.version)) return previewAnswer(on, read, typed, 'moved');
  if (confirm !== 'yes') return previewAnswer(on, read, typed, 'unticked');
  const acted = await actAsCoordinator(tracker.parts, whoActs(on, typed), read.act, {
    version: on.desk.standing.version,
    ...(read.newcomer === null ? {} : { newcomer: read.newcomer }),
  });
  if (!('refused' in acted))
    return { to: `/sections/${encodeURIComponent(on.desk.section.id)}?done=${acted.standing.seq}` };
  // Read again: the version has moved, so that this ends in a page.
  return postAct(tracker, asked, place, { ...fields, version: '' });
}

const whoActs = ({ desk, member }: Acting, { why }: Typed) => ({
  section: desk.section.id,
  by: member.person.id,
  name: null,
  why,
});

const holdersIn = ({ desk, act, people, now, tracker }: Acting) =>
  holdersFor(desk.section, act, people, now, tracker.words);

/** The form, with what was typed. */
function formAnswer(on: Acting, status: 200 | 409 | 422, typed: Typed, mends: readonly Mend[]): Answer {
  const { desk, people } = on;
  const page = { ...pageOf(on), typed, mends, forGood: forGoodIn(on) };
  const choices = { holders: holdersIn(on), askable: askableIn(desk.section, people) };
  return { status, html: actFormPage({ ...page, ...choices }) };
}

/** What would happen; `why` it is shown where it was meant to happen already. */
async function previewAnswer(
  on: Acting,
  read: ReadAct,
  typed: Typed,
  why: 'moved' | 'unticked' | null,
): Promise<Answer> {
  const { tracker, desk, people } = on;
  const { words } = tracker;
  const preview = await previewAct(tracker.parts, whoActs(on, typed), read.act, desk);
  if ('refused' in preview) return refusedWith(on, preview, typed);
  const mends =
    why === null
      ? []
      : [
          why === 'moved'
            ? { field: '', text: words.acts.preview.moved }
            : { field: 'confirm', text: words.acts.mend.tick },
        ];
  const html = actPreviewPage({
    ...pageOf(on),
    typed,
    mends,
    preview: previewShown(preview, read, people, words),
    version: preview.version,
    forGood: forGoodIn(on),
  });
  return { status: why === null ? 200 : why === 'moved' ? 409 : 422, html };
}

/** The rule allows the act, but not so: the form stands under why, and can be mended. */
function refusedWith(on: Acting, refused: Refusal | { refused: 'no-such-section' }, typed: Typed): Answer {
  const { words } = on.tracker;
  if (refused.refused === 'no-such-section')
    return { status: 404, html: plainPage(words.tracker.noSection, words, on.asked.signedIn) };
  const text = inOne(words.refusals.rules[refused.refused]);
  if (refused.refused === 'not-later') return formAnswer(on, 422, typed, [{ field: 'due', text }]);
  return formAnswer(on, 409, typed, [{ field: '', text }]);
}

function refusedAnswer(on: Acting, { refused }: Refusal, why: string): Answer {
  const said = on.tracker.words.refusals.rules[refused];
  return { status: 409, html: actRefusedPage({ ...pageOf(on), said, why }) };
}

const pageOf = ({ act, desk, asked, tracker }: Acting) => ({
  act,
  desk,
  signedIn: asked.signedIn,
  words: tracker.words,
});

function forGoodIn({ act, desk, tracker }: Acting): string | null {
  const { forGood } = tracker.words.acts;
  if (act === 'recall' && desk.section.state === 'signed-off') return forGood['recall-sign-off'];
  return act === 'close' || act === 'recall' || act === 'cancel' ? forGood[act] : null;
}
