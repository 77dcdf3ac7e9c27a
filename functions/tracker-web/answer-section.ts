import { type MatrixFormat, matrixFile } from '../matrix/matrix-file.ts';
import { givers, matrixOf } from '../matrix/matrix-rows.ts';
import { readPeople } from '../records/plan/people.ts';
import { comparedPairs } from '../approval/follows/compared-pairs.ts';
import { STAGES } from '../approval/path/stages.ts';
import { SECTION_ID } from '../approval/section-id.ts';
import { namedIn } from '../history/named-in.ts';
import { type CommentTold, readComments } from '../records/discussion/read-comments.ts';
import { type Dossier, readDossier } from '../records/section/dossier.ts';
import { readDraft } from '../records/section/drafts.ts';
import type { OutboxRow } from '../records/outbox/outbox-item.ts';
import { readRows } from '../records/outbox/outbox-rows.ts';
import type { Table } from '../records/table.ts';
import { readCast } from '../records/plan/cast.ts';
import { bookTitle } from '../records/plan/plan.ts';
import { answerReading } from '../reading/answer-reading.ts';
import { findPicture } from '../reading/find-picture.ts';
import { mayAct, type Member } from '../sign-in/access.ts';
import type { PageSays } from '../wording/page-words.ts';
import type { Answer, Asked, File, Picture, Tracker } from './answer.ts';
import { membershipIn } from './membership.ts';
import { pathOfDraft, pathOfImage, pathOfReading, pathOfSection } from './model/paths.ts';
import { plainPage } from './view/plain-page.tsx';
import { sectionPage } from './view/section-page.tsx';
import { seatsOf } from '../approval/section.ts';

/**
 * `/sections/ID`: all about one section, for a member of its plan; `?done=SEQ` says of that event that it is recorded.
 * Six requests, however long the section's history: membership two, the section two, its mails one, people one; and one more
 * where something was commented on.
 */
export const answerSection = (tracker: Tracker, asked: Asked, section: string): Promise<Answer> =>
  forMember(tracker, asked, section, async (member) => {
    const { dependencies, words } = tracker;
    const [dossier, rows] = await Promise.all([
      readDossier(dependencies.table, section),
      readRows(dependencies.table, section),
    ]);
    if (dossier === null) return notFound(tracker, asked, words.tracker.noSection);
    const { plan, events } = dossier;
    const [people, comments] = await Promise.all([
      readCast(dependencies.table, plan.plan, events, everyone(dossier, rows)),
      commentsOf(dependencies.table, dossier),
    ]);
    const { done } = asked.query;
    const facts = {
      words,
      now: dependencies.now(),
      dossier,
      rows,
      comments,
      people,
      mayAct: mayAct(member),
      done: done !== undefined && /^[1-9]\d{0,8}$/.test(done) ? Number(done) : null,
    };
    return { status: 200, html: sectionPage(facts, asked.signedIn) };
  });

/** What was sent of the discussion; nothing is asked for where there is none. */
const commentsOf = async (table: Table, { section, standing }: Dossier): Promise<readonly CommentTold[]> =>
  standing.written.comments === undefined ? [] : (await readComments(table, section.id)).comments;

/** `/sections/ID/drafts/SHA256`: leads to the bytes of one of this section's drafts, for a member of its plan. */
export const answerDownload = (
  tracker: Tracker,
  asked: Asked,
  section: string,
  sha256: string,
): Promise<Answer> =>
  forMember(tracker, asked, section, async () => {
    const { dependencies, drafts, words } = tracker;
    const found = await readDraft(dependencies.table, section, sha256);
    if (found === null) return notFound(tracker, asked, words.section.noDraft);
    const { title, draft } = found;
    const { type, round } = draft;
    return { to: await drafts.downloadUrl({ section, sha256, type, title, round }) };
  });

/** `/sections/ID/read`: a page of one of this section's drafts, for a member of its plan. */
export const answerRead = (tracker: Tracker, asked: Asked, section: string): Promise<Answer> =>
  forMember(tracker, asked, section, async () => {
    const { dependencies, words, readable } = tracker;
    const dossier = await readDossier(dependencies.table, section);
    const current = dossier?.section.draft?.sha256 ?? dossier?.drafts.at(-1)?.sha256;
    if (dossier === null || current === undefined) return notFound(tracker, asked, words.section.noDraft);
    const { of, since, page } = asked.query;
    const html = await answerReading(
      readable,
      {
        words,
        section,
        title: dossier.section.title,
        book: bookTitle(dossier.plan, dossier.section.book),
        plan: dossier.plan.title,
        drafts: dossier.drafts,
        current,
        pairs: comparedPairs(dossier.drafts, dossier.stages),
        usualSince: null,
        comments: null,
        back: { href: pathOfSection(section), label: words.reading.toSection },
        hrefs: {
          read: (query) => pathOfReading(section, query),
          original: (sha256) => pathOfDraft(section, sha256),
          image: (sha256, nth) => pathOfImage(section, sha256, nth),
        },
      },
      { of, since, page },
    );
    return html === null ? notFound(tracker, asked, words.section.noDraft) : { status: 200, html };
  });

/** `/sections/ID/images/SHA256/N`: a picture of one of this section's drafts, for a member of its plan. */
export const answerImage = (
  tracker: Tracker,
  asked: Asked,
  section: string,
  place: { readonly sha256: string; readonly nth: string },
): Promise<Answer | Picture> =>
  forMember<Picture>(tracker, asked, section, async () => {
    const { dependencies, words, readable } = tracker;
    const none = notFound(tracker, asked, words.section.noDraft);
    if ((await readDraft(dependencies.table, section, place.sha256)) === null) return none;
    const image = await findPicture(readable, section, place);
    return image === null ? none : { image };
  });

/** Whoever is no member of the plan is told nothing; a member, where no section can have this id, that there is none. */
async function forMember<One extends Answer | Picture | File = Answer>(
  tracker: Tracker,
  asked: Asked,
  section: string,
  answer: (member: Member) => Promise<One | Answer>,
): Promise<One | Answer> {
  const { words } = tracker;
  const member = await membershipIn(tracker, asked, section);
  if (member === null)
    return { status: 403, html: plainPage(words.tracker.forbidden, words, asked.signedIn) };
  return SECTION_ID.test(section) ? answer(member) : notFound(tracker, asked, words.tracker.noSection);
}

const notFound = ({ words }: Tracker, { signedIn }: Asked, says: PageSays): Answer => ({
  status: 404,
  html: plainPage(says, words, signedIn),
});

/** Whom the page names: all of the history, those who were written to, and those who may be asked yet. */
function everyone(dossier: Dossier, rows: readonly OutboxRow[]): Set<string> {
  const { settings } = dossier.section;
  return new Set([
    ...namedIn(dossier),
    ...STAGES.flatMap((stage) => seatsOf(settings, stage).map(({ person }) => person)),
    ...rows.flatMap((row) => (row.kind === 'mail' ? [row.mail.person] : [])),
  ]);
}

/** `/sections/ID/matrix.xlsx` and `.docx`: the follow-up matrix as a file, for a member of its plan. */
export const answerMatrixFile = (
  tracker: Tracker,
  asked: Asked,
  section: string,
  format: MatrixFormat,
): Promise<Answer | File> =>
  forMember<File>(tracker, asked, section, async () => {
    const { dependencies, words } = tracker;
    const dossier = await readDossier(dependencies.table, section);
    if (dossier === null) return notFound(tracker, asked, words.tracker.noSection);
    const comments = await commentsOf(dependencies.table, dossier);
    const people = await readPeople(dependencies.table, dossier.plan.plan, givers(comments));
    return { file: await matrixFile(section, matrixOf(dossier.section, comments, people, words), format) };
  });
