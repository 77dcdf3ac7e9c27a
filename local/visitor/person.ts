import { codeIn, linkIn, type Mail } from './mailbox.ts';
import { formWith, getPage, type Page, postFile, postForm } from './page.ts';

/** What a person does with a mail: opens its link, and presses buttons. Nothing else is known to them. */
export const openMail = (mail: Mail): Promise<Page> => {
  const link = linkIn(mail);
  if (link === null) throw new Error(`no link in "${mail.subject}"`);
  return getPage(link);
};

/** Uploads a file and makes it the draft; ends on the page that has the submit form. */
export async function giveDraft(mail: Mail, file: { name: string; bytes: Uint8Array }): Promise<Page> {
  const page = await openMail(mail);
  const offered = await postFile(page, formWith(page, 'file'), file);
  return postForm(offered, formWith(offered, 'upload'));
}

/** A drafter uploads and submits. */
export async function submitDraft(
  mail: Mail,
  file: { name: string; bytes: Uint8Array },
  comment = '',
): Promise<Page> {
  await giveDraft(mail, file);
  return decideBy(mail, 'submit', comment);
}

/** Chooses, comments, gives the code where one is asked, and presses the button. */
export async function decideBy(mail: Mail, decision: string, comment = ''): Promise<Page> {
  const page = await openMail(mail);
  const form = formWith(page, 'decision');
  const code = codeIn(mail);
  return postForm(page, form, { decision, comment, ...('code' in form.choices ? { code: code ?? '' } : {}) });
}
