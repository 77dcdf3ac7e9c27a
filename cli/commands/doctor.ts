import { isMailAddress } from '../../functions/mail/mail-address.ts';
import { type Command, EXIT, flag, type Office, UsageFault } from '../command.ts';
import { type Finding, findingLines, toMend } from '../doctor/finding.ts';
import { lookAtAlarmMail } from '../doctor/look-at-alarm-mail.ts';
import { lookAtAlarms } from '../doctor/look-at-alarms.ts';
import { lookAtBackup } from '../doctor/look-at-backup.ts';
import { lookAtCalendar } from '../doctor/look-at-calendar.ts';
import { lookAtMailAccount, lookAtQuota } from '../doctor/look-at-mail-account.ts';
import { lookAtOutbox } from '../doctor/look-at-outbox.ts';
import { lookAtSections } from '../doctor/look-at-sections.ts';
import { lookAtWeb } from '../doctor/look-at-web.ts';
import { runTestExecution } from '../doctor/run-test-execution.ts';
import { sendTestMail } from '../doctor/send-test-mail.ts';
import { sayAwsFault } from '../say-aws-fault.ts';

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--to ADDRESS]',
  summary:
    'Tries mail and an execution, and says what must be mended: quota, outbox, sections, alarms, backup.',
  more: [
    '--to ADDRESS: where the test mail goes; without it, to the sender’s own address.',
    'The test execution goes through all four stages as a section that no plan has: no section is touched.',
    'Ends with 1 where anything must be mended.',
  ],
  options: { to: { type: 'string' } },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`doctor takes no "${typed.words.join(' ')}".`);
    const to = flag(typed, 'to');
    if (to !== undefined && !isMailAddress(to))
      throw new UsageFault(`--to takes a mail address, not "${to}".`);
    const office = await terminal.connect();
    const findings: Finding[] = [];
    for (const [about, look] of looksAt(office, to)) {
      const found = await look().catch((fault: unknown) => [couldNot(about, fault)]);
      findings.push(...found);
    }
    for (const line of findingLines(findings)) terminal.out(line);
    const wrong = findings.filter(({ mend }) => mend !== null).length;
    terminal.out(wrong === 0 ? 'All is well.' : `${wrong} to mend.`);
    return wrong === 0 ? EXIT.ok : EXIT.refused;
  },
};

function looksAt(office: Office, to: string | undefined): [string, () => Promise<Finding[]>][] {
  const { deployment, sender } = office.site();
  return [
    ['web', () => lookAtWeb(office)],
    ['mail', () => sendTestMail(office, to)],
    ['quota', () => lookAtQuota(office)],
    ['execution', () => runTestExecution(office)],
    ['outbox', () => lookAtOutbox(office)],
    ['sections', () => lookAtSections(office)],
    ['calendar', () => lookAtCalendar(office)],
    ...(deployment === null
      ? []
      : ([
          ['account', () => lookAtMailAccount(deployment.account, sender)],
          ['alarms', () => lookAtAlarms(deployment)],
          ['alarm mail', () => lookAtAlarmMail(deployment, sender)],
          ['backup', () => lookAtBackup(office)],
        ] satisfies [string, () => Promise<Finding[]>][])),
  ];
}

function couldNot(about: string, fault: unknown): Finding {
  const said = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return toMend(
    about,
    `could not be looked at (${said})`,
    sayAwsFault(fault) ?? 'try again; if it stays, look at the logs',
  );
}
