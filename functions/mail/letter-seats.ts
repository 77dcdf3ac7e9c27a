import { STAGES, traitsOf } from '../approval/path/stages.ts';
import type { StageName } from '../approval/path/paths.ts';
import { assignmentOf } from '../approval/section.ts';
import type { LetterItem } from '../letters/letters-on.ts';
import type { Link } from '../records/links/link-item.ts';
import { codeHmac, hashToken } from '../records/links/link-secret.ts';
import { writeLink } from '../records/links/links.ts';
import { readStages } from '../records/section/stages.ts';
import { planOf } from '../records/keys.ts';
import type { Table } from '../records/table.ts';
import { inDays, type Mint, REVIEW_DAYS, sixDigits } from './mint-link.ts';

/** Something that waits for a letter's reader, with the link to it. */
export interface LinkedItem extends LetterItem {
  readonly stage: StageName;
  readonly url: string;
}

/** The stage that an item waits in; null where its section is in none. */
export const stageIn = ({ state }: LetterItem): StageName | null => STAGES.find((it) => it === state) ?? null;

/**
 * Mints a link for each of these seats that its stage still knows as open, read strongly consistent; the others are left
 * out. All sign-offs have one code, kept under each link's own secret.
 */
export async function mintLetterLinks(
  mint: Mint,
  person: string,
  items: readonly LetterItem[],
): Promise<{ readonly linked: readonly LinkedItem[]; readonly code: string | null }> {
  const places = items.flatMap((item) => {
    const stage = stageIn(item);
    return stage === null ? [] : [{ item, stage }];
  });
  const stages = await readStages(
    mint.table,
    places.map(({ item, stage }) => ({ section: item.section, round: item.round, stage })),
  );
  const open = places.flatMap(({ item, stage }, i) => {
    const found = stages[i];
    const seat = found == null || found.closed !== null ? undefined : assignmentOf(found, person);
    return seat?.status === 'open' ? [{ item, stage, epoch: seat.linkEpoch }] : [];
  });
  const code = open.some(({ stage }) => traitsOf(stage).code) ? sixDigits(mint.secretBytes) : null;
  const linked: LinkedItem[] = [];
  for (const { item, stage, epoch } of open) {
    const token = Buffer.from(mint.secretBytes(32)).toString('base64url');
    await writeSeatLink(mint.table, token, {
      kind: 'review',
      plan: planOf(item.section),
      section: item.section,
      round: item.round,
      stage,
      person,
      epoch,
      code: code === null || !traitsOf(stage).code ? null : codeHmac(token, code),
      tries: 0,
      expires: inDays(mint, REVIEW_DAYS),
    });
    linked.push({ ...item, stage, url: `${mint.baseUrl}/t/${token}` });
  }
  return { linked, code };
}

const writeSeatLink = (table: Table, token: string, link: Link): Promise<void> =>
  writeLink(table, hashToken(token), link);
