import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

const PATIENCE_MS = 15_000;

/** Whether the address that links point to answers. */
export async function lookAtWeb({ site }: Office): Promise<Finding[]> {
  const url = `${site().baseUrl}/healthz`;
  try {
    const { status } = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (status === 200) return [well('web', `${url} answers`)];
    return [toMend('web', `${url} answers ${status}`, 'docs/runbook.md#reviewers-see-errors')];
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return [toMend('web', `${url} does not answer (${why})`, 'docs/runbook.md#reviewers-see-errors')];
  }
}
