import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

const PATIENCE_MS = 15_000;

/**
 * Whether the address that links point to answers: a link that nobody has must be looked up in the records, and be
 * told by a page of ours that it is unknown.
 */
export async function lookAtWeb({ dependencies, site }: Office): Promise<Finding[]> {
  const { baseUrl } = site();
  const url = `${baseUrl}/t/${Buffer.from(dependencies.secretBytes(32)).toString('base64url')}`;
  const wrong = (what: string): Finding[] => [
    toMend('web', `${baseUrl} ${what}`, 'docs/runbook.md#reviewers-see-errors'),
  ];
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    // The API has a 404 of its own, in JSON, for paths that it does not know.
    const isOurs = answer.headers.get('content-type')?.startsWith('text/html') === true;
    if (answer.status === 404 && isOurs) return [well('web', `${baseUrl} answers, and reads the records`)];
    return wrong(`answers ${answer.status} where a link is unknown, in place of a page that says so`);
  } catch (fault) {
    const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : '';
    return wrong(`does not answer (${cause === '' ? String(fault) : cause})`);
  }
}
