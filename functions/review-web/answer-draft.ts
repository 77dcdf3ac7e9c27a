import type { Answered, Web } from './answer.ts';
import { forReader } from './for-reader.ts';

/** Sends a reader of the section to one of its drafts, at an address that works for minutes. */
export const answerDraft = (web: Web, token: string, sha256: string): Promise<Answered> =>
  forReader(web, token, async ({ link, dossier }) => {
    const draft = dossier.drafts.findLast((it) => it.sha256 === sha256);
    if (draft === undefined) return null;
    const { type, round } = draft;
    const { title } = dossier.section;
    const to = await web.drafts.downloadUrl({ section: link.section, sha256, type, title, round });
    return { to, state: 'download', ids: link };
  });
