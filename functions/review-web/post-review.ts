import { decideSection } from '../actions/decide-section.ts';
import type { Dependencies } from '../actions/dependencies.ts';
import { requestLink } from '../actions/request-link.ts';
import { useUpload } from '../actions/use-upload.ts';
import { choicesOf, isDrafting, traitsOf } from '../approval/path/stages.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { readDossier } from '../records/section/dossier.ts';
import { readElsewhere } from './model/elsewhere.ts';
import { LONGEST_COMMENT, type MendName, type Problem } from './model/problem.ts';
import { SHUT, standingOf } from './model/standing-of.ts';
import type { Posted } from './read-form.ts';
import { openOther } from './open-other.ts';
import type { Opened } from './read-opened.ts';
import { signOff } from './sign-off.ts';

/** What came of a POST: it counted, another page of the same person's was opened (its token), a new link is on its way, there is no such section any more, or why not. */
export type Outcome = 'counted' | 'link-sent' | 'no-such-section' | { readonly to: string } | Problem;

const SHA256 = /^[0-9a-f]{64}$/;

/** Carries out what was posted to a link that has not expired. Faults of the actions come through. */
export async function postReview(
  { dependencies, drafts }: { readonly dependencies: Dependencies; readonly drafts: DraftStore },
  opened: Opened,
  posted: Posted,
): Promise<Outcome> {
  switch (posted.form) {
    case 'box':
      return posted.ticked ? askNewLink(dependencies, opened.link) : { problem: 'unticked' };
    case 'upload':
      return takeUpload(dependencies, drafts, opened.link, posted.upload);
    case 'open':
      return openPicked(dependencies, opened, posted.place);
    case 'decision':
      return decide(dependencies, opened, posted);
  }
}

async function decide(
  dependencies: Dependencies,
  { link, mailed }: Opened,
  { typed, code }: Extract<Posted, { form: 'decision' }>,
): Promise<Outcome> {
  const choice = choicesOf(link.stage).find((it) => it === typed.decision);
  const digits = (code ?? '').replace(/\s/g, '');
  const mends: MendName[] = [
    ...(choice === undefined ? (['choice'] as const) : []),
    // The code points of the text, as a person counts letters.
    ...([...typed.comment].length > LONGEST_COMMENT ? (['tooLong'] as const) : []),
    ...(choice === 'return' && typed.comment.trim() === '' && (typed.papers ?? '0') === '0'
      ? (['comment'] as const)
      : []),
    ...(traitsOf(link.stage).code && !/^\d{6}$/.test(digits) ? (['code'] as const) : []),
  ];
  if (choice === undefined || mends.length > 0) return { problem: 'form', mends };
  // A form without its draft names none that was shown.
  const draft = typed.draft !== null && SHA256.test(typed.draft) ? typed.draft : '';
  const papers = /^\d{1,9}$/.test(typed.papers ?? '') ? Number(typed.papers) : null;
  const decision = { choice, draft, comment: typed.comment.trim(), papers };
  const decided = traitsOf(link.stage).code
    ? await signOff(dependencies, { link, mailed, code: digits, decision })
    : await decideSection(dependencies, link, decision);
  if ('locked' in decided) return { problem: 'locked' };
  if ('wrong' in decided) return { problem: 'wrong-code', left: decided.left };
  if (!('refused' in decided)) return 'counted';
  return decided.refused === 'no-such-section'
    ? 'no-such-section'
    : { problem: 'refused', refused: decided.refused };
}

async function takeUpload(
  dependencies: Dependencies,
  drafts: DraftStore,
  link: ReviewLink,
  upload: string,
): Promise<Outcome> {
  if (!isDrafting(link.stage)) return { problem: 'form', mends: ['choice'] };
  const used = await useUpload(dependencies, drafts, link, upload);
  if ('file' in used) return { problem: 'file', ...used.file };
  if (!('refused' in used)) return 'counted';
  if (used.refused === 'no-such-section') return 'no-such-section';
  // The same file again: it is the round's draft already.
  return used.refused === 'unchanged' ? 'counted' : { problem: 'refused', refused: used.refused };
}

/** A link that was taken away, or is locked, opens nothing else either. */
async function openPicked(dependencies: Dependencies, opened: Opened, value: string): Promise<Outcome> {
  const to = readElsewhere(value);
  if (to === null) return { problem: 'nothing-picked' };
  const dossier = await readDossier(dependencies.table, opened.link.section);
  if (dossier === null) return 'no-such-section';
  const stands = standingOf({ dossier, link: opened.link, now: dependencies.now() });
  const token = 'told' in stands && SHUT.has(stands.told) ? null : await openOther(dependencies, opened, to);
  return token === null ? { problem: 'not-waiting' } : { to: token };
}

async function askNewLink(dependencies: Dependencies, link: ReviewLink): Promise<Outcome> {
  const asked = await requestLink(dependencies, link);
  if (!('refused' in asked)) return 'link-sent';
  if (asked.refused === 'no-such-section') return 'no-such-section';
  return asked.refused === 'too-soon'
    ? { problem: 'too-soon', at: asked.at }
    : { problem: 'refused', refused: asked.refused };
}
