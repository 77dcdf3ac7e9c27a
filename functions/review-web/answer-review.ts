import { freshName, type Parts } from '../actions/parts.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import { isUploadId, parseUploadKey } from '../documents/store/draft-keys.ts';
import { maxUploadBytes } from '../documents/limits.ts';
import type { ReviewLink } from '../records/link-item.ts';
import { hashToken } from '../records/link-secret.ts';
import { readLink } from '../records/links.ts';
import { readDossier } from '../records/dossier.ts';
import type { Wording } from '../wording/wording.ts';
import type { Asked } from './model/ask-page.ts';
import type { Facts } from './model/facts.ts';
import { pathOf } from './model/facts.ts';
import type { Answer } from './model/page-model.ts';
import { pageOf } from './model/page-of.ts';
import { busyPage, unavailablePage, unknownPage } from './model/plain-pages.ts';
import type { Problem } from './model/problem.ts';
import { standingOf } from './model/standing-of.ts';
import { GONE, toldPage } from './model/told-page.ts';
import { postReview } from './post-review.ts';
import { readFacts } from './read-facts.ts';
import { type Posted, readForm } from './read-form.ts';
import { faultName } from '../pages/fault-name.ts';
import { isDrafting } from '../approval/stages.ts';

export interface Web {
  readonly parts: Parts;
  readonly drafts: DraftStore;
  readonly baseUrl: string;
  readonly words: Wording;
}

/** A page with its status, or where to go (303); with whose it is and the fault met, for the log. */
export type Answered = (Answer | { readonly to: string; readonly state: string }) & {
  readonly ids: { readonly section: string; readonly person: string } | null;
  readonly fault?: string;
};

export type Request =
  | {
      readonly method: 'GET';
      /** What the document store added to the address after an upload. */
      readonly returned: { readonly upload: string | null; readonly key: string | null };
    }
  | { readonly method: 'POST'; readonly fields: Readonly<Record<string, string>> };

/**
 * Answers a request to a review link. A GET changes nothing. A fault is a 503 that keeps what was typed, even where
 * the records cannot be read at all.
 */
export async function answerReview(web: Web, token: string, request: Request): Promise<Answered> {
  const { parts, words } = web;
  const posted = request.method === 'POST' ? readForm(request.fields) : null;
  let link: ReviewLink | null = null;
  try {
    const hash = hashToken(token);
    const found = await readLink(parts.table, hash);
    if (found?.kind !== 'review') return { ...unknownPage(words), ids: null };
    link = found;
    if (posted === null) return await pageFor(web, token, link, request, null, null);
    const expired = link.expires <= parts.now();
    // The box of an expired link counts all the same: that is what it is there for.
    if (expired && posted.form !== 'box') return await pageFor(web, token, link, request, posted, null);
    return await post(web, { token, hash, link }, request, posted);
  } catch (fault) {
    const page = posted === null ? unavailablePage(words) : busyPage(words, token, link, posted);
    return { ...page, ids: link, fault: faultName(fault) };
  }
}

async function post(
  web: Web,
  { token, hash, link }: { token: string; hash: string; link: ReviewLink },
  request: Request,
  posted: Posted,
): Promise<Answered> {
  const { parts, words } = web;
  let problem: Problem;
  let fault: string | undefined;
  try {
    const outcome = await postReview(web, { token, hash, link }, posted);
    if (outcome === 'counted') return { to: pathOf(token), state: 'counted', ids: link };
    if (outcome === 'no-such-section') return { ...unknownPage(words), ids: null };
    if (outcome === 'link-sent') {
      const facts = await readFacts(parts, words, token, link);
      if (facts === null) return { ...unknownPage(words), ids: null };
      return { ...toldPage(facts, 'link-sent', { method: 'POST', problem: null }), ids: link };
    }
    problem = outcome;
  } catch (met) {
    problem = { problem: 'fault', form: posted.form };
    fault = faultName(met);
  }
  // A count may have been taken since the link was read.
  const counted = problem.problem === 'wrong-code' ? await readLink(parts.table, hash) : link;
  const now = counted?.kind === 'review' ? counted : link;
  const answer = await pageFor(web, token, now, request, posted, problem);
  return fault === undefined ? answer : { ...answer, fault };
}

async function pageFor(
  web: Web,
  token: string,
  link: ReviewLink,
  request: Request,
  posted: Posted | null,
  problem: Problem | null,
): Promise<Answered> {
  const facts = await readFacts(web.parts, web.words, token, link);
  if (facts === null) return { ...unknownPage(web.words), ids: null };
  const asked: Asked = {
    method: request.method,
    problem,
    typed: posted?.form === 'decision' ? posted.typed : null,
    upload: uploadOf(link, request, posted, problem),
    offer: await offerOf(web, facts),
  };
  return { ...pageOf(facts, asked), ids: link };
}

/** The upload that "use this file" is about: what the store sent back, or what was posted where a fault came between. */
function uploadOf(
  link: ReviewLink,
  request: Request,
  posted: Posted | null,
  problem: Problem | null,
): Asked['upload'] {
  if (request.method === 'POST') {
    const again = posted?.form === 'upload' && problem?.problem === 'fault' && isUploadId(posted.upload);
    return again ? { id: posted.upload, file: '…' } : null;
  }
  const { upload, key } = request.returned;
  if (upload === null || !isUploadId(upload)) return null;
  const file = parseUploadKey(key ?? '');
  return file?.section === link.section && file.upload === upload
    ? { id: upload, file: file.fileName }
    : null;
}

/** A fresh upload for every page that takes one. Nothing is kept of it. */
async function offerOf({ parts, drafts, baseUrl }: Web, facts: Facts): Promise<Asked['offer']> {
  const { link, token } = facts;
  if (!isDrafting(link.stage) || 'told' in standingOf(facts)) return null;
  const upload = freshName(parts);
  return drafts.offerUpload({
    section: link.section,
    upload,
    redirect: `${baseUrl}${pathOf(token)}?upload=${upload}`,
    maxBytes: maxUploadBytes,
  });
}

/** Sends a reader of the section to one of its drafts, at an address that works for minutes. */
export async function answerDraft(web: Web, token: string, sha256: string): Promise<Answered> {
  const { parts, words, drafts } = web;
  let link: ReviewLink | null = null;
  try {
    const found = await readLink(parts.table, hashToken(token));
    if (found?.kind !== 'review') return { ...unknownPage(words), ids: null };
    link = found;
    const dossier = await readDossier(parts.table, link.section);
    const draft = dossier?.drafts.findLast((it) => it.sha256 === sha256);
    if (dossier === null || draft === undefined) return { ...unknownPage(words), ids: null };
    const stands = standingOf({ dossier, link, now: parts.now() });
    if ('told' in stands && GONE.has(stands.told)) {
      return await pageFor(
        web,
        token,
        link,
        { method: 'GET', returned: { upload: null, key: null } },
        null,
        null,
      );
    }
    const { type, round } = draft;
    const to = await drafts.downloadUrl({
      section: link.section,
      sha256,
      type,
      title: dossier.section.title,
      round,
    });
    return { to, state: 'download', ids: link };
  } catch (fault) {
    return { ...unavailablePage(words), ids: link, fault: faultName(fault) };
  }
}
