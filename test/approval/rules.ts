import { add } from '../../functions/approval/coordinator/add.ts';
import { apply } from '../../functions/approval/apply.ts';
import { cancel } from '../../functions/approval/coordinator/cancel.ts';
import { changePerson } from '../../functions/approval/coordinator/change-person.ts';
import { changeSettings } from '../../functions/approval/coordinator/change-settings.ts';
import { closeEarly } from '../../functions/approval/coordinator/close-early.ts';
import { decide } from '../../functions/approval/holder/decide.ts';
import { dispute } from '../../functions/approval/holder/dispute.ts';
import { excuse } from '../../functions/approval/coordinator/excuse.ts';
import { extend } from '../../functions/approval/coordinator/extend.ts';
import { halt } from '../../functions/approval/machine/halt.ts';
import { hold, release } from '../../functions/approval/coordinator/hold.ts';
import { mailsOf } from '../../functions/approval/follows/mails.ts';
import { moveDue } from '../../functions/approval/coordinator/move-due.ts';
import { newLink } from '../../functions/approval/holder/new-link.ts';
import { open } from '../../functions/approval/machine/open.ts';
import { rebuild } from '../../functions/approval/coordinator/rebuild.ts';
import { recall } from '../../functions/approval/coordinator/recall.ts';
import { replace } from '../../functions/approval/coordinator/replace.ts';
import { resend } from '../../functions/approval/coordinator/resend.ts';
import { start } from '../../functions/approval/machine/start.ts';
import { undeliverable } from '../../functions/approval/machine/undeliverable.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';

/** Every rule of the approval path. A sabotage passes these on with one of them spoilt. */
export const RULES = {
  add,
  apply,
  cancel,
  changePerson,
  changeSettings,
  closeEarly,
  decide,
  dispute,
  excuse,
  extend,
  halt,
  hold,
  mailsOf,
  moveDue,
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
