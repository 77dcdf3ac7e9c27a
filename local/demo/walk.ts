import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { addressOf, linkIn, type Mail, readMails } from '../visitor/mailbox.ts';
import { decideBy, submitDraft } from '../visitor/person.ts';

export interface Walk {
  readonly mailbox: string;
  readonly dependencies: Dependencies;
  say(line: string): void;
  /** The drafters' file, a PDF. */
  readonly draft: Uint8Array;
}

const SECTION = 'demo.bank-sampah';
const PATIENCE_MS = 30_000;

/** Who does what, in order: what they choose and write in answer to their mail. */
const STEPS = [
  { who: 'kepala@dlh', choice: 'submit', comment: 'Mohon ditelaah.' },
  { who: 'kepala@bpbd', choice: 'return', comment: 'Mohon lengkapi anggaran dan lokasi bank sampah.' },
  { who: 'kepala@dlh', choice: 'submit', comment: 'Anggaran dan lokasi sudah dilengkapi pada bab 3.' },
  { who: 'kepala@bpbd', choice: 'approve', comment: 'Sudah sesuai.' },
  { who: 'masterplan@psppr-ugm', choice: 'approve', comment: 'Memenuhi standar mutu.' },
  { who: 'sekda@setda', choice: 'approve', comment: '' },
] as const;

/** Walks the demo's section to sign-off by its mails and pages alone, and says each mail and each state. */
export async function demoWalk(walk: Walk): Promise<void> {
  const shown = new Set<string>();
  const answered = new Set<string>();
  let round = 0;
  for (const { who, choice, comment } of STEPS) {
    const mail = await nextAsk(walk, who, shown, answered);
    answered.add(mail.id);
    await sayState(walk);
    walk.say(
      `\n▶ ${mail.to[0]?.name ?? who} opens the link and chooses “${choice}”${comment === '' ? '' : `: ${comment}`}`,
    );
    if (choice === 'submit') {
      round += 1;
      const bytes = Buffer.concat([walk.draft, Buffer.from(`\n%% putaran ${round}\n`)]);
      await submitDraft(mail, { name: `bank-sampah-${round}.pdf`, bytes }, comment);
    } else await decideBy(mail, choice, comment);
  }
  await nextMail(
    walk,
    shown,
    (mail) => mail.subject.startsWith('Telah disahkan') && addressOf(mail).startsWith('koordinator'),
  );
  await sayState(walk);
}

const nextAsk = (walk: Walk, who: string, shown: Set<string>, answered: Set<string>): Promise<Mail> =>
  nextMail(
    walk,
    shown,
    (mail) =>
      addressOf(mail).startsWith(who) && linkIn(mail)?.includes('/t/') === true && !answered.has(mail.id),
  );

/** Shows every mail that has come, until one fits. */
async function nextMail(walk: Walk, shown: Set<string>, fits: (mail: Mail) => boolean): Promise<Mail> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const mails = await readMails(walk.mailbox);
    for (const mail of mails) {
      if (shown.has(mail.id)) continue;
      shown.add(mail.id);
      walk.say(`\n✉ ${mail.to[0]?.name} <${addressOf(mail)}>\n  ${mail.subject}\n\n${indented(mail.text)}`);
    }
    const found = mails.find(fits);
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error('the next mail did not come within 30 seconds');
    await new Promise((tick) => setTimeout(tick, 100));
  }
}

async function sayState({ dependencies, say }: Walk): Promise<void> {
  const snapshot = await readLatestSnapshot(dependencies.table, SECTION);
  if (snapshot === null) return;
  const { state, round } = snapshot.section;
  say(`\n■ ${SECTION}: ${wordsOf('id').stages.states[state]} (${wordsOf('id').stages.round(round)})`);
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
