import { isDrafting } from '../approval/path/stages.ts';
import { isRefusal, type Refusal, refuse } from '../approval/refusal.ts';
import type { CommentKind, Verdict } from '../approval/sealed.ts';
import { mayWrite } from '../discussion/may-write.ts';
import type { Paper, Place } from '../discussion/paper.ts';
import { mayKeep } from '../discussion/shelf.ts';
import { seatIn } from '../discussion/whose.ts';
import { type Discussed, readDiscussed } from '../records/discussion/discussed.ts';
import { growthOf, type PaperChange, paperWrites } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { transact } from '../records/section/commit.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import type { NoSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { shelfPlace } from './rule-on-decision.ts';

/** What somebody writes, or takes away again. */
export type Given =
  | {
      readonly give: 'comment';
      /** One that is there is changed; `fresh`: the name of a new one, under which it is known when it is sent twice. */
      readonly id: string;
      readonly fresh: boolean;
      readonly draft: string;
      readonly place: Place | null;
      readonly kind: CommentKind;
      readonly text: string;
      readonly proposal: string;
    }
  | {
      readonly give: 'answer';
      readonly comment: number;
      readonly verdict: Verdict;
      readonly text: string;
      readonly place: Place | null;
    }
  | { readonly give: 'reopening'; readonly comment: number; readonly text: string }
  | { readonly give: 'removal'; readonly id: string };

export type PapersKept = { readonly kept: number } | Refusal | NoSection;

const RACES = 8;

export const answerId = (comment: number): string => `answer-${comment}`;
export const reopeningId = (comment: number): string => `reopening-${comment}`;

/**
 * Keeps what somebody has written until they decide: after the link one batch read beside one Query, and one transaction of
 * the papers and their shelf's head. Papers are no events and do not touch the section's version, so that no decision
 * loses a race to them. `unchanged`: all of it is kept already. Several are kept together or not at all.
 */
export async function keepPapers(
  dependencies: Dependencies,
  link: ReviewLink,
  given: readonly Given[] | Promise<readonly Given[]>,
): Promise<PapersKept> {
  const { table } = dependencies;
  const at = shelfPlace(link);
  for (let race = 1; race <= RACES; race += 1) {
    const [read, all] = await Promise.all([readDiscussed(table, link.section, link, at.shelf), given]);
    if (read === null) return { refused: 'no-such-section' };
    const changes = changesOf(read, link, all, dependencies.now());
    if (isRefusal(changes)) return changes;
    if (changes.length === 0) return { kept: 0 };
    const done = await transact(table, paperWrites(table, at, changes), freshName(dependencies));
    if (done === 'done') return { kept: changes.length };
    await dependencies.wait(dependencies.random() * 20 * 2 ** race);
  }
  throw new TransientFault('many are writing here at this moment');
}

function changesOf(
  read: Discussed,
  link: ReviewLink,
  given: readonly Given[],
  now: string,
): PaperChange[] | Refusal {
  const { section, asked, discussion, shelf } = read;
  const { person, round, stage, epoch } = link;
  const may = mayWrite(section, asked, { person, round, stage, epoch });
  if (isRefusal(may)) return may;
  const changes: PaperChange[] = [];
  let unchanged = 0;
  let { bytes, papers } = shelf;
  for (const one of given) {
    const change = changeOf(read, link, one, now);
    if (isRefusal(change)) return change;
    const { id, paper, former } = change;
    if (paper !== null) {
      const growth = growthOf([change]).bytes;
      const ready = mayKeep({ ...shelf, bytes, papers }, discussion, paper, growth);
      if (isRefusal(ready) && ready.refused === 'unchanged') {
        unchanged += one.give === 'comment' && one.fresh ? 0 : 1;
        continue;
      }
      if (isRefusal(ready)) return ready;
      bytes += growth;
      papers = [...papers.filter((it) => it.id !== id), paper];
    } else if (shelf.sealed) return refuse({ refused: 'papers-sealed' });
    else if (former === null) continue;
    changes.push(change);
  }
  return changes.length === 0 && unchanged > 0 ? refuse({ refused: 'unchanged' }) : changes;
}

function changeOf(
  { section, asked, discussion, shelf }: Discussed,
  { person, stage }: ReviewLink,
  given: Given,
  now: string,
): PaperChange | Refusal {
  const id = idOf(given);
  const former = shelf.papers.find((it) => it.id === id) ?? null;
  const written = { id, by: person, at: now };
  const changed = (paper: Paper): PaperChange => ({ id, paper, former });
  switch (given.give) {
    case 'comment': {
      if (isDrafting(stage)) return refuse({ refused: 'wrong-choice' });
      const { draft, place, kind, text, proposal } = given;
      if (section.draft?.sha256 !== draft)
        return refuse({ refused: 'draft-changed', draft: section.draft?.sha256 ?? null });
      if (former === null ? !given.fresh : former.paper !== 'comment' || former.by !== person)
        return refuse({ refused: 'no-such-comment' });
      return changed({ paper: 'comment', ...written, place, kind, text, proposal });
    }
    case 'answer': {
      if (!isDrafting(stage)) return refuse({ refused: 'wrong-choice' });
      const { comment, verdict, text, place } = given;
      return changed({ paper: 'answer', ...written, comment, verdict, text, place });
    }
    case 'reopening': {
      const own = discussion[given.comment - 1]?.seat === seatIn(asked, person);
      if (isDrafting(stage) || !own) return refuse({ refused: 'no-such-comment' });
      return changed({ paper: 'reopening', ...written, comment: given.comment, text: given.text });
    }
    case 'removal': {
      const mayRemove = former === null || former.by === person || isDrafting(stage);
      return mayRemove ? { id, paper: null, former } : refuse({ refused: 'no-such-comment' });
    }
  }
}

function idOf(given: Given): string {
  switch (given.give) {
    case 'comment':
    case 'removal':
      return given.id;
    case 'answer':
      return answerId(given.comment);
    case 'reopening':
      return reopeningId(given.comment);
  }
}
