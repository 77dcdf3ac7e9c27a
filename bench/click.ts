import { DRAFT } from './prepare.ts';

const COMMENT = 'Sesuai dengan dokumen perencanaan; mohon dilanjutkan.';

/** What a person's browser sends who approves. */
export const APPROVAL = { choice: 'approve', draft: DRAFT, comment: COMMENT } as const;

/** Presses the button behind a link. Throws unless the decision counted. */
export async function approve(url: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      decision: APPROVAL.choice,
      draft: APPROVAL.draft,
      comment: APPROVAL.comment,
    }),
  });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`a decision was answered with ${answer.status}`);
}
