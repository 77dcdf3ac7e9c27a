import { Agent, request } from 'node:http';
import { DRAFT } from './prepare.ts';

const COMMENT = 'Sesuai dengan dokumen perencanaan; mohon dilanjutkan.';

/** What a person's browser sends who approves. */
export const APPROVAL = { choice: 'approve', draft: DRAFT, comment: COMMENT } as const;

const BODY = String(
  new URLSearchParams({ decision: APPROVAL.choice, draft: APPROVAL.draft, comment: APPROVAL.comment }),
);
const HEADERS = {
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': Buffer.byteLength(BODY),
};
/** A page that does not answer by then is a fault, in milliseconds. */
const PATIENCE_MS = 60_000;
/** Plain HTTP over connections that stay open: `fetch` takes milliseconds of its own, which are not Paraf's. */
const agent = new Agent({ keepAlive: true });

/** Presses the button behind a link. Throws unless the decision counted. */
export async function approve(url: string): Promise<void> {
  const status = await new Promise<number | undefined>((answered, failed) => {
    const posted = request(
      url,
      { method: 'POST', agent, headers: HEADERS, timeout: PATIENCE_MS },
      (answer) => {
        answer.once('end', () => answered(answer.statusCode)).once('error', failed);
        answer.resume();
      },
    );
    posted.once('timeout', () => posted.destroy(new Error('a decision was not answered')));
    posted.once('error', failed).end(BODY);
  });
  if (status !== 303) throw new Error(`a decision was answered with ${status}`);
}
