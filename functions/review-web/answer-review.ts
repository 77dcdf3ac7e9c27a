import type { ReviewLink } from '../records/links/link-item.ts';
import { faultName } from '../pages/fault-name.ts';
import type { Answered, Request, Web } from './answer.ts';
import { pathOf } from './model/facts.ts';
import { busyPage, unavailablePage, unknownPage } from './model/plain-pages.ts';
import type { Problem } from './model/problem.ts';
import { toldPage } from './model/told-page.ts';
import { pageFor } from './page-for.ts';
import { postReview } from './post-review.ts';
import { readFacts } from './read-facts.ts';
import { type Posted, readForm } from './read-form.ts';
import { type Opened, readOpened } from './read-opened.ts';

/**
 * Answers a request to a review link. A GET changes nothing. A fault is a 503 that keeps what was typed, even where
 * the records cannot be read at all.
 */
export async function answerReview(web: Web, token: string, request: Request): Promise<Answered> {
  const { dependencies, words } = web;
  const posted = request.method === 'POST' ? readForm(request.fields) : null;
  let link: ReviewLink | null = null;
  try {
    const opened = await readOpened(dependencies.table, token);
    if (opened === null) return { ...unknownPage(words), ids: null };
    link = opened.link;
    if (posted === null) return await pageFor(web, opened, request, null, null);
    const expired = link.expires <= dependencies.now();
    // The box of an expired link counts all the same: that is what it is there for.
    if (expired && posted.form !== 'box') return await pageFor(web, opened, request, posted, null);
    return await post(web, opened, request, posted);
  } catch (fault) {
    const page = posted === null ? unavailablePage(words) : busyPage(words, token, link, posted);
    return { ...page, ids: link, fault: faultName(fault) };
  }
}

async function post(web: Web, opened: Opened, request: Request, posted: Posted): Promise<Answered> {
  const { dependencies, words } = web;
  const { token, link } = opened;
  let problem: Problem;
  let fault: string | undefined;
  try {
    const outcome = await postReview(web, opened, posted);
    if (outcome === 'counted') return { to: pathOf(token), state: 'counted', ids: link };
    if (outcome === 'no-such-section') return { ...unknownPage(words), ids: null };
    if (outcome === 'link-sent') {
      const facts = await readFacts(dependencies, words, opened);
      if (facts === null) return { ...unknownPage(words), ids: null };
      return { ...toldPage(facts, 'link-sent', { method: 'POST', problem: null }), ids: link };
    }
    if ('to' in outcome) return { to: pathOf(outcome.to), state: 'opened', ids: link };
    problem = outcome;
  } catch (met) {
    problem = { problem: 'fault', form: posted.form };
    fault = faultName(met);
  }
  // A count may have been taken since the link was read.
  const now = problem.problem === 'wrong-code' ? await readOpened(dependencies.table, token) : opened;
  const answer = await pageFor(web, now ?? opened, request, posted, problem);
  return fault === undefined ? answer : { ...answer, fault };
}
