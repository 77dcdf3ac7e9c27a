import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipIn } from './membership.ts';
import { plainPage } from './view/plain-page.tsx';

/** `/sections/ID`: all about one section, for a member of its plan. */
export async function answerSection(tracker: Tracker, asked: Asked, section: string): Promise<Answer> {
  const { words } = tracker;
  const member = await membershipIn(tracker, asked, section);
  if (member === null)
    return { status: 403, html: plainPage(words.tracker.forbidden, words, asked.signedIn) };
  return { status: 404, html: plainPage(words.tracker.noSection, words, asked.signedIn) };
}

/** `/sections/ID/drafts/SHA256`: leads to a draft's bytes, for a member of its plan. */
export async function answerDownload(
  tracker: Tracker,
  asked: Asked,
  section: string,
  _sha256: string,
): Promise<Answer> {
  return answerSection(tracker, asked, section);
}
