import { freshName } from '../actions/parts.ts';
import { isDrafting } from '../approval/stages.ts';
import { isUploadId, parseUploadKey } from '../documents/store/draft-keys.ts';
import { maxUploadBytes } from '../documents/limits.ts';
import type { ReviewLink } from '../records/link-item.ts';
import type { Answered, Request, Web } from './answer.ts';
import type { Asked } from './model/ask-page.ts';
import { type Facts, pathOf } from './model/facts.ts';
import { pageOf } from './model/page-of.ts';
import { unknownPage } from './model/plain-pages.ts';
import type { Problem } from './model/problem.ts';
import { standingOf } from './model/standing-of.ts';
import { readFacts } from './read-facts.ts';
import type { Posted } from './read-form.ts';
import type { Opened } from './read-opened.ts';

/** The page of a link as the records are now, after what was posted and what came of it. */
export async function pageFor(
  web: Web,
  opened: Opened,
  request: Request,
  posted: Posted | null,
  problem: Problem | null,
): Promise<Answered> {
  const { link } = opened;
  const facts = await readFacts(web.parts, web.words, opened);
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
