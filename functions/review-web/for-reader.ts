import { faultName } from '../pages/fault-name.ts';
import { type Dossier, readDossier } from '../records/section/dossier.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import type { Answered, Web } from './answer.ts';
import { unavailablePage, unknownPage } from './model/plain-pages.ts';
import { GONE, standingOf } from './model/standing-of.ts';
import { pageFor } from './page-for.ts';
import { readOpened } from './read-opened.ts';

/** Somebody whose link still makes them a reader of the section, and all about it. */
export interface Reader {
  readonly token: string;
  readonly link: ReviewLink;
  readonly dossier: Dossier;
}

const LOOKS = { method: 'GET', returned: { upload: null, key: null, etag: null } } as const;
const SENDS = { method: 'POST', fields: {} } as const;

/**
 * Answers a reader of a section; `null` is the same 404 as an unknown link. Whose link was taken away learns that, and
 * reads nothing. A fault is a 503. `method`: of the request, which says what such a link is answered with.
 */
export async function forReader(
  web: Web,
  token: string,
  answer: (reader: Reader) => Promise<Answered | null>,
  method: 'GET' | 'POST' = 'GET',
): Promise<Answered> {
  const { dependencies, words } = web;
  let link: ReviewLink | null = null;
  try {
    const opened = await readOpened(dependencies.table, token);
    if (opened === null) return { ...unknownPage(words), ids: null };
    link = opened.link;
    const dossier = await readDossier(dependencies.table, link.section);
    if (dossier === null) return { ...unknownPage(words), ids: null };
    const stands = standingOf({ dossier, link, now: dependencies.now() });
    if ('told' in stands && GONE.has(stands.told)) {
      return await pageFor(web, opened, method === 'GET' ? LOOKS : SENDS, null, null);
    }
    return (await answer({ token, link, dossier })) ?? { ...unknownPage(words), ids: null };
  } catch (fault) {
    return { ...unavailablePage(words), ids: link, fault: faultName(fault) };
  }
}
