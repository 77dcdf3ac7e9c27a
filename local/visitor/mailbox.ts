import * as v from 'valibot';

const Address = v.object({ address: v.string(), name: v.string() });
const Mail = v.object({
  id: v.string(),
  time: v.string(),
  subject: v.string(),
  from: v.array(Address),
  to: v.array(Address),
  headers: v.record(v.string(), v.unknown()),
  text: v.string(),
  html: v.string(),
});
export type Mail = v.InferOutput<typeof Mail>;

/** Every mail that the mailbox holds, oldest first. */
export async function readMails(mailbox: string): Promise<Mail[]> {
  const answer = await fetch(`${mailbox}/api/email`);
  return v.parse(v.array(Mail), await answer.json());
}

/** Waits until there are mails that fit, and returns them. */
export async function waitForMails(
  mailbox: string,
  fits: (mail: Mail) => boolean,
  { least = 1, ms = 30_000 }: { least?: number; ms?: number } = {},
): Promise<Mail[]> {
  const until = Date.now() + ms;
  for (;;) {
    const all = await readMails(mailbox);
    const found = all.filter(fits);
    if (found.length >= least) return found;
    if (Date.now() > until) {
      const subjects = all.slice(-15).map((mail) => `${mail.to[0]?.address}: ${mail.subject}`);
      throw new Error(
        `${found.length} of ${least} awaited mails came; the last were\n${subjects.join('\n')}`,
      );
    }
    await new Promise((tick) => setTimeout(tick, 100));
  }
}

export const addressOf = (mail: Mail): string => mail.to[0]?.address ?? '';

/** The link that a mail holds (`/t/…` to review, `/n/…` for "this was not me"), or null. */
export const linkIn = (mail: Mail): string | null =>
  /https?:\/\/\S+\/[tn]\/[\w-]+/.exec(mail.text)?.[0] ?? null;

/** The only six digits in a row outside URLs, or null. */
export const codeIn = (mail: Mail): string | null =>
  /(?<!\d)\d{6}(?!\d)/.exec(mail.text.replace(/https?:\/\/\S+/g, ''))?.[0] ?? null;

/** The chain's head that a receipt or a sign-off mail prints, or null. */
export const headIn = (mail: Mail): string | null =>
  /\b[0-9a-f]{16}\b/.exec(mail.text.replace(/https?:\/\/\S+/g, ''))?.[0] ?? null;
