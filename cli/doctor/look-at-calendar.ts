import { unknownYear } from '../../functions/deadlines/known-years.ts';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

/** Whether the holidays are known of this year, and of the one that begins within sixty days. */
export async function lookAtCalendar({ dependencies }: Office): Promise<Finding[]> {
  const year = unknownYear(dependencies.now());
  return [
    year === null
      ? well('calendar', 'the holidays are known for sixty days ahead')
      : toMend(
          'calendar',
          `the holidays of ${year} are not known: deadlines there count Monday to Friday`,
          'take over the release that has them, or add them to each plan: npm run paraf -- calendar add',
        ),
  ];
}
