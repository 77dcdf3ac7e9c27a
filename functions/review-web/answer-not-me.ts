import { disputeDecision } from '../actions/dispute-decision.ts';
import { wasDisputed } from '../records/section/disputed.ts';
import { readDossier } from '../records/section/dossier.ts';
import type { NotMeLink } from '../records/links/link-item.ts';
import { hashToken } from '../records/links/link-secret.ts';
import { readLink } from '../records/links/links.ts';
import { readCast } from '../records/plan/cast.ts';

import type { Answered, Web } from './answer.ts';
import { type NotMeAsked, notMePage } from './model/not-me-page.ts';
import { notMeFormOf } from './model/forms-of.ts';
import { unavailablePage, unknownPage, unsentPage } from './model/plain-pages.ts';
import { namedIn } from '../history/named-in.ts';
import { readForm } from './read-form.ts';
import { faultName } from '../pages/fault-name.ts';

/** Answers a request to a receipt's "this was not me". A GET changes nothing; only a ticked box counts, once. */
export async function answerNotMe(
  web: Web,
  token: string,
  request:
    | { readonly method: 'GET' }
    | { readonly method: 'POST'; readonly fields: Readonly<Record<string, string>> },
): Promise<Answered> {
  const { dependencies, words } = web;
  let link: NotMeLink | null = null;
  try {
    const found = await readLink(dependencies.table, hashToken(token));
    if (found?.kind !== 'not-me') return { ...unknownPage(words), ids: null };
    link = found;
    const asked = { method: request.method, problem: null };
    if (request.method === 'GET' || link.expires <= dependencies.now())
      return await pageFor(web, token, link, asked);
    const posted = readForm(request.fields);
    if (posted.form !== 'box' || !posted.ticked) {
      return await pageFor(web, token, link, { ...asked, problem: 'unticked' });
    }
    return await dispute(web, token, link);
  } catch (fault) {
    const page =
      request.method === 'GET' ? unavailablePage(words) : unsentPage(words, notMeFormOf(words, token, null));
    return { ...page, ids: link, fault: faultName(fault) };
  }
}

async function dispute(web: Web, token: string, link: NotMeLink): Promise<Answered> {
  try {
    const disputed = await disputeDecision(web.dependencies, link);
    if (!('refused' in disputed)) {
      return { to: `/n/${encodeURIComponent(token)}`, state: 'counted', ids: link };
    }
  } catch (met) {
    const answer = await pageFor(web, token, link, { method: 'POST', problem: 'fault' });
    return { ...answer, fault: faultName(met) };
  }
  return pageFor(web, token, link, { method: 'POST', problem: null });
}

async function pageFor(web: Web, token: string, link: NotMeLink, asked: NotMeAsked): Promise<Answered> {
  const { dependencies, words } = web;
  const [dossier, counted] = await Promise.all([
    readDossier(dependencies.table, link.section),
    wasDisputed(dependencies.table, link.section, link.decision),
  ]);
  if (dossier === null) return { ...unknownPage(words), ids: null };
  const named = [link.person, ...namedIn(dossier)];
  const people = await readCast(dependencies.table, link.plan, dossier.events, named);
  const facts = { words, now: dependencies.now(), token, link, dossier, people, counted };
  return { ...notMePage(facts, asked), ids: link };
}
