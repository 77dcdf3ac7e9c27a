import * as v from 'valibot';
import { COMMENT_KINDS, VERDICTS } from '../../approval/sealed.ts';
import { COMMENT_STATES, type Discussion, NO_DISCUSSION } from '../../discussion/discussion.ts';
import { commentStateKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { type Item, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** How all comments of a section stand, in the order of their numbers: no text, so that a decision can read them all. */
const CommentStateItem = v.object({
  comments: v.array(
    v.object({
      seat: v.string(),
      kind: v.picklist(COMMENT_KINDS),
      general: v.boolean(),
      state: v.picklist(COMMENT_STATES),
      verdict: v.nullable(v.picklist(VERDICTS)),
    }),
  ),
});

/** The discussion that an item holds; none where there is none. */
export const toDiscussion = (item: Item | null | undefined): Discussion =>
  item === null || item === undefined ? NO_DISCUSSION : v.parse(CommentStateItem, item).comments;

/** `version`: of the section, with which this is written. */
export const toCommentStateItem = (section: string, discussion: Discussion, version: number) => ({
  ...commentStateKey(section),
  shape: SHAPE,
  comments: discussion,
  version,
});

/** How all comments of a section stand now. */
export const readDiscussion = async (table: Table, section: string): Promise<Discussion> =>
  toDiscussion(await readItem(table, commentStateKey(section)));
