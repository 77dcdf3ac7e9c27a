import { type FileRefused, lookAtUpload } from '../actions/look-at-upload.ts';
import { freshName } from '../actions/dependencies.ts';
import { isDrafting } from '../approval/path/stages.ts';
import { isUploadId, parseUploadKey } from '../documents/store/draft-keys.ts';
import { maxUploadBytes } from '../documents/limits.ts';
import { faultName } from '../pages/fault-name.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
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
  const facts = await readFacts(web.dependencies, web.words, opened);
  if (facts === null) return { ...unknownPage(web.words), ids: null };
  const offer = await offerOf(web, facts);
  const upload = uploadOf(link, request, posted, problem);
  const { refused, fault } = offer === null ? NOT_LOOKED : await lookAt(web, link, request, upload);
  const asked: Asked = {
    method: request.method,
    problem: refused === null ? problem : { problem: 'file', ...refused },
    typed: posted?.form === 'decision' ? posted.typed : null,
    upload: refused === null ? upload : null,
    offer,
  };
  return { ...pageOf(facts, asked), ids: link, ...(fault === undefined ? {} : { fault }) };
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

/** What looking at an upload came to: why it would not be taken, or the fault that was met instead. */
interface Looked {
  readonly refused: FileRefused | null;
  readonly fault?: string;
}

const NOT_LOOKED: Looked = { refused: null };

/**
 * A file that the store has just sent the browser back with is refused at once, not when it is to be used. Where it
 * cannot be read now, the page offers it all the same: using it reads it again.
 */
async function lookAt(
  { drafts }: Web,
  { section }: ReviewLink,
  request: Request,
  upload: Asked['upload'],
): Promise<Looked> {
  if (request.method === 'POST' || upload === null || upload.file === '') return NOT_LOOKED;
  try {
    return {
      refused: await lookAtUpload(drafts, { section, upload: upload.id, etag: request.returned.etag }),
    };
  } catch (fault) {
    return { refused: null, fault: faultName(fault) };
  }
}

/** A fresh upload for every page that takes one. Nothing is kept of it. */
async function offerOf({ dependencies, drafts, baseUrl }: Web, facts: Facts): Promise<Asked['offer']> {
  const { link, token } = facts;
  if (!isDrafting(link.stage) || 'told' in standingOf(facts)) return null;
  const upload = freshName(dependencies);
  return drafts.offerUpload({
    section: link.section,
    upload,
    redirect: `${baseUrl}${pathOf(token)}?upload=${upload}`,
    maxBytes: maxUploadBytes,
  });
}
