import { closeComment } from '../../functions/discussion/close-comment.ts';
import { discuss } from '../../functions/discussion/discussion.ts';
import { mayWrite } from '../../functions/discussion/may-write.ts';
import { seal } from '../../functions/discussion/seal.ts';
import { mayKeep } from '../../functions/discussion/shelf.ts';
import { seenBy } from '../../functions/discussion/whose.ts';

/** Every rule of the discussion. A sabotage passes these on with one of them spoilt. */
export const DISCUSSION_RULES = { closeComment, discuss, mayKeep, mayWrite, seal, seenBy };
export type DiscussionRules = typeof DISCUSSION_RULES;
