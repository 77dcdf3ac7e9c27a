import { add } from '../../functions/approval/add.ts';
import { apply } from '../../functions/approval/apply.ts';
import { cancel } from '../../functions/approval/cancel.ts';
import { changeSettings } from '../../functions/approval/change-settings.ts';
import { closeEarly } from '../../functions/approval/close-early.ts';
import { decide } from '../../functions/approval/decide.ts';
import { dispute } from '../../functions/approval/dispute.ts';
import { excuse } from '../../functions/approval/excuse.ts';
import { extend } from '../../functions/approval/extend.ts';
import { halt } from '../../functions/approval/halt.ts';
import { hold, release } from '../../functions/approval/hold.ts';
import { mailsOf } from '../../functions/approval/mails.ts';
import { newLink } from '../../functions/approval/new-link.ts';
import { open } from '../../functions/approval/open.ts';
import { rebuild } from '../../functions/approval/rebuild.ts';
import { recall } from '../../functions/approval/recall.ts';
import { replace } from '../../functions/approval/replace.ts';
import { resend } from '../../functions/approval/resend.ts';
import { start } from '../../functions/approval/start.ts';
import { undeliverable } from '../../functions/approval/undeliverable.ts';
import { useDraft } from '../../functions/approval/use-draft.ts';

/** Every rule of the approval path. A sabotage passes these on with one of them spoilt. */
export const RULES = {
  add,
  apply,
  cancel,
  changeSettings,
  closeEarly,
  decide,
  dispute,
  excuse,
  extend,
  halt,
  hold,
  mailsOf,
  newLink,
  open,
  rebuild,
  recall,
  release,
  replace,
  resend,
  start,
  undeliverable,
  useDraft,
};
export type Rules = typeof RULES;
