import type { Dependencies } from '../functions/actions/dependencies.ts';
import type { ReviewLink } from '../functions/records/links/link-item.ts';
import { mintLink } from '../functions/mail/mint-link.ts';

/** Mints the link of somebody's ask as the mailer does, and gives its path: `/t/…`. */
export async function mintAsk(dependencies: Dependencies, link: ReviewLink): Promise<string> {
  const { section, person, round, stage, epoch } = link;
  const row = {
    section,
    row: 'minted',
    seq: 0,
    state: 'pending',
    createdAt: dependencies.now(),
    attempts: 0,
    kind: 'mail',
    mail: { mail: 'ask', cause: 'opened', person, round, stage, epoch },
  } as const;
  const { url } = await mintLink({ ...dependencies, baseUrl: '' }, row, null);
  return url;
}
