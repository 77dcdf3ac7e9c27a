import { readFileSync } from 'node:fs';
import { addressOf, linkIn, type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { giveDraft, openMail } from '../../local/visitor/person.ts';
import { codeIn } from '../../local/visitor/mailbox.ts';
import { formWith, type Page, postForm } from '../../local/visitor/page.ts';

const draft = readFileSync(new URL('../../samples/drafts/ringkasan-eksekutif.md', import.meta.url));

/** What a person is asked by a mail, as the page behind its link shows it. */
export interface Asked {
  readonly mail: Mail;
  readonly address: string;
  readonly subject: string;
  readonly page: Page;
  readonly choices: readonly string[];
}

export type Answer = { readonly decision: string; readonly comment?: string } | 'leave';

/**
 * An office that only reads its mailbox and posts forms: every new mail with a link is opened, once, and answered as
 * `answers` says, until `done`. A drafter gives a fresh file first.
 */
export async function workThroughMails(
  mailbox: string,
  answers: (asked: Asked) => Answer | Promise<Answer>,
  /** Is told every mail so far. */
  done: (mails: readonly Mail[]) => boolean | Promise<boolean>,
  { ms = 240_000 }: { ms?: number } = {},
): Promise<{ decided: number; receipts: Mail[]; mails: Mail[] }> {
  const handled = new Set<string>();
  const looks = new Map<string, number>();
  const receipts: Mail[] = [];
  const until = Date.now() + ms;
  let decided = 0;
  let files = 0;
  for (;;) {
    const mails = await readMails(mailbox);
    for (const mail of mails) {
      if (handled.has(mail.id)) continue;
      handled.add(mail.id);
      const link = linkIn(mail);
      if (link === null) continue;
      if (link.includes('/n/')) {
        receipts.push(mail);
        continue;
      }
      const asked = await ask(mail);
      if (asked === null) {
        // Held for now, or closed for good: a person looks in again for a while.
        const before = looks.get(mail.id) ?? 0;
        looks.set(mail.id, before + 1);
        if (before < 60) handled.delete(mail.id);
        continue;
      }
      const answer = await answers(asked);
      if (answer === 'leave') continue;
      if (asked.choices.includes('submit') || 'file' in (asked.page.forms[0]?.choices ?? {})) {
        files += 1;
        const bytes = Buffer.concat([draft, Buffer.from(`\n\nVersi ${files}.\n`)]);
        await giveDraft(mail, { name: `draf-${files}.md`, bytes });
      }
      const page = await openMail(mail);
      const form = formWith(page, 'decision');
      const counted = await postForm(page, form, {
        decision: answer.decision,
        comment: answer.comment ?? '',
        ...('code' in form.choices ? { code: codeIn(mail) ?? '' } : {}),
      });
      if (counted.status !== 200) throw new Error(`${counted.status} for ${mail.subject}\n${counted.html}`);
      decided += 1;
    }
    if (await done(mails)) return { decided, receipts, mails };
    if (Date.now() > until) throw new Error(`not done after ${ms / 1000} s: ${decided} decisions made`);
    await new Promise((tick) => setTimeout(tick, 400));
  }
}

async function ask(mail: Mail): Promise<Asked | null> {
  const page = await openMail(mail);
  if (page.status !== 200) return null;
  const choices = page.forms.flatMap((form) => form.choices['decision'] ?? []);
  const drafts = page.forms.some((form) => 'file' in form.choices);
  if (choices.length === 0 && !drafts) return null;
  return {
    mail,
    address: addressOf(mail),
    subject: mail.subject,
    page,
    choices: drafts ? ['submit'] : choices,
  };
}
