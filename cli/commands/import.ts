import { readFile } from 'node:fs/promises';
import { importPlan, type PlanImported } from '../../functions/actions/import-plan.ts';
import { complaintInWords, faultsInWords } from '../../functions/plan-file/faults-in-words.ts';
import { nowhere } from '../../functions/plan-file/nowhere.ts';
import type { PlanFile } from '../../functions/plan-file/plan-file.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';
import { CannotDo, type Command, EXIT, flag, UsageFault } from '../command.ts';
import { whoActs } from '../find-person.ts';

export const importFile: Command = {
  name: 'import',
  usage: 'import FILE [--start] [--by NAME] [--sample]',
  summary: 'Takes a plan file over; with --start, also starts the sections that were not started.',
  more: [
    'FILE is JSON by the schema samples/plan.schema.json. The whole file is checked before the first write.',
    'It is safe to repeat: what is there stays, an open stage is never touched, nothing is removed.',
    'With --stack, addresses that lead nowhere (.example, .test and their like) are refused, but with --sample.',
  ],
  options: { start: { type: 'boolean' }, by: { type: 'string' }, sample: { type: 'boolean' } },
  async run(terminal, typed) {
    const [path, ...more] = typed.words;
    if (path === undefined || more.length > 0) throw new UsageFault('import takes one FILE.');
    const read = readPlanFile(await textOf(path));
    if (!('file' in read))
      throw new CannotDo(`${path} is not imported; nothing was written.\n${faultsInWords(read)}`);
    if (flag(typed, 'stack') !== undefined && typed.flags['sample'] !== true) refuseNowhere(path, read.file);
    for (const warning of read.warnings) terminal.err(`Warning: ${complaintInWords(warning)}`);

    const { dependencies } = await terminal.connect();
    const { people } = await readPlanContents(dependencies.table, read.file.plan);
    const { by } = whoActs(people, flag(typed, 'by'));
    const result = await importPlan(dependencies, read.file, { by, start: typed.flags['start'] === true });
    if ('refused' in result) {
      const where = result.asked.map(({ section, person }) => `  ${section} asks ${person}`);
      throw new CannotDo(
        ['The file asks people who were forgotten; nothing was written. Name somebody else:', ...where].join(
          '\n',
        ),
      );
    }
    for (const line of summary(result)) terminal.out(line);
    return EXIT.ok;
  },
};

/** From a deployed stack, each such mail would bounce, and bounces count against the account. */
function refuseNowhere(path: string, file: PlanFile): void {
  const faults = nowhere(file);
  if (faults.length === 0) return;
  throw new CannotDo(
    [
      `${path} is not imported; nothing was written. Mails to these would bounce:`,
      ...faults.map((fault) => `  ${complaintInWords(fault)}`),
      'Give the people their own addresses. In a trial that sends no mail, add --sample.',
    ].join('\n'),
  );
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    throw new CannotDo(`${path} cannot be read (${fault instanceof Error ? fault.message : String(fault)}).`);
  }
}

function* summary({
  plan,
  people,
  sections,
  started,
  leftAlone,
  forgotten,
}: PlanImported): Generator<string> {
  const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
  yield `Plan ${plan}: ${count(sections.imported.length, 'section')} imported, ${sections.changed.length} changed, ${sections.unchanged.length} unchanged.`;
  yield `${people.written === 1 ? '1 person' : `${people.written} people`} written, ${people.unchanged} unchanged.`;
  if (sections.kept.length > 0) {
    yield `Kept as they stand (cancelled, or changed by hand to the same): ${sections.kept.join(', ')}.`;
  }
  if (leftAlone.length > 0) yield `Left alone, because the file does not have them: ${leftAlone.join(', ')}.`;
  if (forgotten.length > 0) yield `Still forgotten, although the file names them: ${forgotten.join(', ')}.`;
  if (started.length > 0) {
    yield `${count(started.length, 'section')} started: drafting opens in a moment, and its drafters get a mail.`;
  }
}
