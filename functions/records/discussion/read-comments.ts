import * as v from 'valibot';
import type { CommentKind, Verdict } from '../../approval/sealed.ts';
import type { CommentStanding, Discussion } from '../../discussion/discussion.ts';
import type { Place } from '../../discussion/paper.ts';
import { commentsPartition, commentStateKey } from '../keys.ts';
import { type Item, queryPartition } from '../read-items.ts';
import type { Table } from '../table.ts';
import { BundleItem } from './bundles.ts';
import { toDiscussion } from './comment-state.ts';

/** What somebody did about a comment, or why that does not do. Texts are null where they were forgotten. */
interface Reply {
  readonly by: string;
  readonly round: number;
  readonly at: string;
  readonly text: string | null;
}

/** A sealed comment with all that was said to it. `number`: M-1 is the first. */
export interface CommentTold extends CommentStanding {
  readonly number: number;
  readonly by: string;
  readonly round: number;
  readonly at: string;
  readonly kind: CommentKind;
  readonly place: Place | null;
  readonly text: string | null;
  readonly proposal: string | null;
  readonly answers: readonly (Reply & { readonly verdict: Verdict; readonly place: Place | null })[];
  readonly reopenings: readonly Reply[];
}

/** All comments of a section with their answers, in the order of their numbers, by one Query. */
export async function readComments(
  table: Table,
  section: string,
): Promise<{ readonly discussion: Discussion; readonly comments: readonly CommentTold[] }> {
  let state: Item | null = null;
  const bundles: BundleItem[] = [];
  for await (const item of queryPartition(table, commentsPartition(section))) {
    if (item['sk'] === commentStateKey(section).sk) state = item;
    else bundles.push(v.parse(BundleItem, item));
  }
  const discussion = toDiscussion(state);
  return { discussion, comments: commentsIn(discussion, bundles) };
}

function commentsIn(discussion: Discussion, bundles: readonly BundleItem[]): CommentTold[] {
  const told: CommentTold[] = [];
  const said = bundles.flatMap(({ by, round, entries }) => entries.map((entry) => ({ by, round, entry })));
  for (const { by, round, entry } of said) {
    const standing = discussion[entry.comment - 1];
    if (entry.entry !== 'comment' || standing === undefined) continue;
    const number = entry.comment;
    const to = said.filter((it) => it.entry.comment === number);
    told.push({
      ...standing,
      number,
      by,
      round,
      at: entry.at,
      kind: entry.kind,
      place: entry.place,
      text: entry.text,
      proposal: entry.proposal,
      answers: to.flatMap(({ entry: it, ...who }) =>
        it.entry === 'answer'
          ? [{ ...who, at: it.at, text: it.text, verdict: it.verdict, place: it.place }]
          : [],
      ),
      reopenings: to.flatMap(({ entry: it, ...who }) =>
        it.entry === 'reopening' ? [{ ...who, at: it.at, text: it.text }] : [],
      ),
    });
  }
  return told.sort((a, b) => a.number - b.number);
}
