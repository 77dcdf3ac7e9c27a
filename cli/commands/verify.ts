import { inWords } from '../../functions/calendar/in-words.ts';
import type { Finding } from '../../functions/records/verify/finding.ts';
import { checkHeads } from '../../functions/records/verify/check-heads.ts';
import { type HeadFound, verifyPlan } from '../../functions/records/verify/verify.ts';
import { en } from '../../functions/wording/en.ts';
import { checkDrafts } from '../check-drafts.ts';
import { CannotDo, type Command, EXIT, flag, UsageFault } from '../command.ts';
import { planOfHead, readHeads } from '../heads-file.ts';
import { didYouMean } from '../nearest.ts';

export const verify: Command = {
  name: 'verify',
  usage: 'verify [--head HEX] [--heads FILE] [--plan P] [--no-drafts]',
  summary: 'Folds and checks every section’s history, hashes its drafts, and says what is wrong with them.',
  more: [
    '--head HEX: the 16 digits that a receipt or the sign-off mail prints; says which event they belong to, and fails',
    'where none has them: the history was then written anew.',
    '--heads FILE: what "paraf heads" printed once; says which of those events are gone or were written anew.',
    '--no-drafts: leaves the drafts in the store unread; each takes a moment.',
  ],
  options: {
    head: { type: 'string' },
    heads: { type: 'string' },
    plan: { type: 'string' },
    'no-drafts': { type: 'boolean' },
  },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`verify takes no "${typed.words.join(' ')}".`);
    const head = headOf(flag(typed, 'head'));
    const file = flag(typed, 'heads');
    const kept = file === undefined ? [] : await readHeads(file);
    const office = await terminal.connect();
    const plans = await office.plans();
    const plan = flag(typed, 'plan');
    if (plan !== undefined && !plans.includes(plan)) {
      throw new CannotDo(`There is no plan "${plan}".${didYouMean(plan, plans)}`);
    }
    const place = typed.flags['no-drafts'] === true ? null : office.draftsPlace();
    const asked = plan === undefined ? plans : [plan];
    const lost = kept.filter((it) => plan === undefined && !plans.includes(planOfHead(it)));
    const findings: Finding[] = checkHeads(lost, () => undefined);
    let found: HeadFound | null = null;
    for (const id of asked) {
      const verified = await verifyPlan(
        office.dependencies.table,
        id,
        head,
        kept.filter((it) => planOfHead(it) === id),
      );
      const { sections, events, drafts } = verified;
      const all = [...verified.findings, ...(place === null ? [] : await checkDrafts(place, drafts))];
      findings.push(...all);
      found ??= verified.head;
      const read = place === null ? 'drafts not read' : `${drafts.length} drafts`;
      terminal.out(`Plan ${id}: ${sections} sections, ${events} events, ${read}, ${all.length} findings.`);
    }
    for (const finding of findings) terminal.err(said(finding));
    if (head !== undefined) {
      if (found === null)
        terminal.err(`${head} is the head of no section: that history is gone or was rewritten.`);
      else
        terminal.out(
          `${head} is event ${found.event} of ${found.section}, ${inWords(found.at, en.calendar)}.`,
        );
    }
    return findings.length > 0 || (head !== undefined && found === null) ? EXIT.refused : EXIT.ok;
  },
};

/** Receipts may print the digits in groups. */
function headOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const digits = typed.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{16,64}$/.test(digits))
    throw new UsageFault('--head takes at least 16 digits of 0–9 and a–f.');
  return digits;
}

const said = ({ section, event, what }: Finding): string =>
  event === null ? `${section}: ${what}.` : `${section}: event ${event} ${what}.`;
