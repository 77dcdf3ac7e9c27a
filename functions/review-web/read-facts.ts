import type { Dependencies } from '../actions/dependencies.ts';
import { shelfPlace } from '../actions/rule-on-decision.ts';
import { namedIn } from '../history/named-in.ts';
import { readDiscussion } from '../records/discussion/comment-state.ts';
import { readShelf } from '../records/discussion/papers.ts';
import { readDossier } from '../records/section/dossier.ts';
import { readCast } from '../records/plan/cast.ts';
import { readHoldings } from '../records/plan/people.ts';
import type { Wording } from '../wording/wording.ts';
import type { Facts } from './model/facts.ts';
import type { Opened } from './read-opened.ts';

/** Reads all that a page behind this link shows. Null: the section is gone. */
export async function readFacts(
  { table, now }: Dependencies,
  words: Wording,
  { token, link, mailed, codeFrom }: Opened,
): Promise<Facts | null> {
  const [dossier, holdings, shelf, discussion] = await Promise.all([
    readDossier(table, link.section),
    readHoldings(table, link.plan, link.person),
    readShelf(table, shelfPlace(link)),
    readDiscussion(table, link.section),
  ]);
  if (dossier === null) return null;
  const people = await readCast(table, link.plan, dossier.events, [link.person, ...namedIn(dossier)]);
  const hasCode = mailed.link.code !== null;
  return { words, now: now(), token, link, hasCode, codeFrom, dossier, people, holdings, shelf, discussion };
}
