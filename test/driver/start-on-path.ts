import * as v from 'valibot';
import { localOffice } from '../../cli/local-office.ts';
import { importSection } from '../../functions/actions/import-section.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { PATH_NAMES, stagesOf } from '../../functions/approval/path/stages.ts';
import { planOf } from '../../functions/records/keys.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';

/**
 * Run in the folder of a release: `start-on-path.ts PATH SECTION TITLE PERSON …` adds a section to its plan, on this path,
 * with one person a stage, and starts it.
 */
const [word, section = '', title = '', ...people] = process.argv.slice(2);
const path = v.parse(v.picklist(PATH_NAMES), word);
const { dependencies } = localOffice(process.env['DATA_DIR'] ?? '');
const { plan } = await readPlanContents(dependencies.table, planOf(section));
if (plan === null) throw new Error(`no plan of ${section}`);
const roster = Object.fromEntries(
  stagesOf(path).map((stage, place) => [stage, [{ person: people[place] ?? '', required: true }]]),
);
const filed = { title, book: plan.books[0]?.id ?? '', settings: { roster, workingDays: {} } };
await importSection(dependencies, { plan, section, path, by: 'koordinator', former: null, filed });
await startSection(dependencies, { section, by: 'koordinator' });
