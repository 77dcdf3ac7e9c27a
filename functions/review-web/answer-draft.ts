import { readDossier } from '../records/dossier.ts';
import type { ReviewLink } from '../records/link-item.ts';
import { faultName } from '../pages/fault-name.ts';
import type { Answered, Web } from './answer.ts';
import { unavailablePage, unknownPage } from './model/plain-pages.ts';
import { GONE, standingOf } from './model/standing-of.ts';
import { pageFor } from './page-for.ts';
import { readOpened } from './read-opened.ts';

/** Sends a reader of the section to one of its drafts, at an address that works for minutes. */
export async function answerDraft(web: Web, token: string, sha256: string): Promise<Answered> {
  const { parts, words, drafts } = web;
  let link: ReviewLink | null = null;
  try {
    const opened = await readOpened(parts.table, token);
    if (opened === null) return { ...unknownPage(words), ids: null };
    link = opened.link;
    const dossier = await readDossier(parts.table, link.section);
    const draft = dossier?.drafts.findLast((it) => it.sha256 === sha256);
    if (dossier === null || draft === undefined) return { ...unknownPage(words), ids: null };
    const stands = standingOf({ dossier, link, now: parts.now() });
    if ('told' in stands && GONE.has(stands.told)) {
      const asked = { method: 'GET', returned: { upload: null, key: null, etag: null } } as const;
      return await pageFor(web, opened, asked, null, null);
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
