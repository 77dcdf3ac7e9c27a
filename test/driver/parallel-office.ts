import { addressOf, codeIn, linkIn, type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { type Form, getPage, type Page, postFile, postForm } from '../../local/visitor/page.ts';

/** A decision that somebody pressed. `by choice draft` is told apart from all others of its section. */
export interface Pressed {
  readonly section: string;
  readonly key: string;
  readonly choice: string;
  /** The answer said that it counted; without one, nobody knows whether it did. */
  acknowledged: boolean;
}

export interface Office {
  readonly pressed: readonly Pressed[];
  /** Decisions on their way, without an answer yet. */
  inFlight(): number;
  /** Answers that nobody should ever get, kill or not. */
  readonly awry: readonly string[];
  stop(): Promise<void>;
}

interface Snapshot {
  readonly mailbox: string;
  sectionOf(subject: string): string;
  personOf(address: string): string;
  /** Who returns the section's first draft, if asked about it. */
  returns(section: string, person: string): boolean;
  /** Who does not open a mail about the section. */
  leaves?(section: string, person: string): boolean;
}

/** How many people press at once. */
const AT_ONCE = 6;

/**
 * An office whose people work in parallel, from their mails alone, and that remembers each decision that was
 * acknowledged. What breaks off is begun again from the mail's link, as a person would.
 */
export function workInParallel(snapshot: Snapshot): Office {
  const pressed = new Map<string, Pressed>();
  const firstDraft = new Map<string, string>();
  const done = new Set<string>();
  const busy = new Map<string, Promise<void>>();
  const reading = new Set<string>();
  const awry: string[] = [];
  let files = 0;
  let inFlight = 0;
  let stopped = false;

  /** False where the mail is to be opened again. */
  const work = async (mail: Mail, link: string): Promise<boolean> => {
    const section = snapshot.sectionOf(mail.subject);
    const person = snapshot.personOf(addressOf(mail));
    let page = await getPage(link);
    if (page.status === 503) return false;
    if (page.status !== 200) {
      awry.push(`${page.status} for the link of "${mail.subject}"`);
      return true;
    }
    if (page.forms.some((form) => 'file' in form.choices)) {
      const offered = await upload(page);
      if (offered === null) return false;
      page = offered;
    }
    const form = page.forms.find((it) => 'decision' in it.choices);
    if (form === undefined) return missing(section, person);
    const draft = form.fields['draft'] ?? '';
    const drafts = form.choices['decision']?.includes('submit') === true;
    if (!drafts && !firstDraft.has(section)) firstDraft.set(section, draft);
    const returns = firstDraft.get(section) === draft && snapshot.returns(section, person);
    const choice = drafts ? 'submit' : returns ? 'return' : 'approve';
    const key = `${person} ${choice} ${draft}`;
    const id = `${section} ${key}`;
    const known = pressed.get(id);
    if (known?.acknowledged) awry.push(`asked again for a decision that was acknowledged: ${id}`);
    const press = known ?? { section, key, choice, acknowledged: false };
    pressed.set(id, press);
    inFlight += 1;
    const status = await decide(page, form, { choice, code: codeIn(mail) }).finally(() => {
      inFlight -= 1;
    });
    if (status === 200 || status === 303) press.acknowledged = true;
    else if (status === 503) return false;
    else awry.push(`${status} for ${id}`);
    return true;
  };

  /** A page without a form is right for who has decided; nobody else here is ever released. */
  const missing = (section: string, person: string): boolean => {
    const known = [...pressed.values()].some(
      (it) => it.section === section && it.key.startsWith(`${person} `),
    );
    if (!known) awry.push(`${person} was asked about ${section} and finds no form`);
    return true;
  };

  const upload = async (page: Page): Promise<Page | null> => {
    const taker = page.forms.find((form) => 'file' in form.choices);
    if (taker === undefined) return page;
    files += 1;
    const bytes = Buffer.from(`# Draf\n\nIsi yang ke-${files}.\n`);
    const offered = await postFile(page, taker, { name: `draf-${files}.md`, bytes });
    const use = offered.forms.find((form) => 'upload' in form.choices);
    if (use === undefined) return null;
    const used = await postForm(offered, use);
    return used.status === 200 ? getPage(page.url) : null;
  };

  const loop = async () => {
    while (!stopped) {
      const mails = await readMails(snapshot.mailbox).catch(() => []);
      for (const mail of mails) {
        const link = linkIn(mail);
        if (done.has(mail.id) || busy.has(mail.id) || link?.includes('/t/') !== true) continue;
        if (busy.size >= AT_ONCE) break;
        // A person reads one mail about a section at a time, the copies of a doubled one too.
        if (snapshot.leaves?.(snapshot.sectionOf(mail.subject), snapshot.personOf(addressOf(mail)))) continue;
        const who = `${snapshot.sectionOf(mail.subject)} ${addressOf(mail)}`;
        if (reading.has(who)) continue;
        reading.add(who);
        const working = work(mail, link)
          // The connection broke: killed under our hands.
          .catch(() => false)
          .then((finished) => {
            if (finished) done.add(mail.id);
            busy.delete(mail.id);
            reading.delete(who);
          });
        busy.set(mail.id, working);
      }
      await new Promise((tick) => setTimeout(tick, 80));
    }
    await Promise.all(busy.values());
  };
  const looping = loop();
  return {
    get pressed() {
      return [...pressed.values()];
    },
    inFlight: () => inFlight,
    awry,
    stop: () => {
      stopped = true;
      return looping;
    },
  };
}

/** The answer's own status: a 303 counts, whatever becomes of the page that it leads to. */
async function decide(
  page: Page,
  form: Form,
  { choice, code }: { choice: string; code: string | null },
): Promise<number> {
  const fields = {
    ...form.fields,
    decision: choice,
    comment: choice === 'approve' ? '' : 'Mohon diperiksa.',
    ...('code' in form.choices ? { code: code ?? '' } : {}),
  };
  const answer = await fetch(new URL(form.action === '' ? page.url : form.action, page.url), {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return answer.status;
}
