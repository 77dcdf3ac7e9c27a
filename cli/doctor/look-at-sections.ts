import { isStuck } from '../../functions/approval/machine/stuck.ts';
import type { SectionItem } from '../../functions/records/section/section-item.ts';
import { readBoards } from '../boards.ts';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

/** Sections that do not go on by themselves. */
export async function lookAtSections(office: Office): Promise<Finding[]> {
  const boards = await readBoards(office);
  const sections = boards.flatMap((board) => board.sections);
  const now = office.dependencies.now();
  const halted = sections.filter(({ halt }) => halt !== null);
  const disputed = sections.filter(({ dispute }) => dispute !== null);
  const stuck = sections.filter((section) => isStuck(section, now));
  const open = sections.filter(({ holders }) => holders.length > 0).length;
  return [
    well(
      'sections',
      `in all plans (${boards.length}): ${sections.length}, of which ${open} wait for somebody`,
    ),
    halted.length === 0
      ? well('sections', 'none is halted')
      : toMend(
          'sections',
          `${halted.length} halted: ${named(halted, ({ halt }) => halt?.reason ?? '')}`,
          'mend the cause, then for each: npm run paraf -- rebuild SECTION (docs/runbook.md#an-execution-failed)',
        ),
    ...(stuck.length === 0
      ? []
      : [
          toMend(
            'sections',
            `${stuck.length} where nothing opens: ${named(stuck, ({ next }) => next?.stage ?? '')}`,
            'does the every-minute schedule run? Then: npm run paraf -- rebuild SECTION',
          ),
        ]),
    ...(disputed.length === 0
      ? []
      : [
          toMend(
            'sections',
            `${disputed.length} disputed: ${named(disputed, ({ dispute }) => dispute?.by ?? '')}`,
            'a coordinator asks whoever it was, then: npm run paraf -- release SECTION or recall SECTION',
          ),
        ]),
  ];
}

const named = (sections: readonly SectionItem[], why: (section: SectionItem) => string): string => {
  const some = sections.slice(0, 5).map((it) => `${it.section} (${why(it)})`);
  return `${some.join(', ')}${sections.length > some.length ? ', …' : ''}`;
};
