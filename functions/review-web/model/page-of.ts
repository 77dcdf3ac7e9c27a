import { askPage, type Asked } from './ask-page.ts';
import type { Facts } from './facts.ts';
import type { Answer } from './page-model.ts';
import { standingOf } from './standing-of.ts';
import { toldPage } from './told-page.ts';

/**
 * The page behind a review link, with its status. What the records say now comes first: where the link may no longer
 * decide, no problem of the form matters. To the person who has decided, a GET tells what was recorded.
 */
export function pageOf(facts: Facts, asked: Asked): Answer {
  const { method, problem } = asked;
  const stands = standingOf(facts);
  if (problem?.problem === 'too-soon') return toldPage(facts, 'link-too-soon', asked);
  if ('told' in stands) {
    const state = stands.told === 'already-decided' && method === 'GET' ? 'done' : stands.told;
    return toldPage(facts, state, asked);
  }
  return problem?.problem === 'locked'
    ? toldPage(facts, 'locked', asked)
    : askPage(facts, stands.open, asked);
}
