import type { Board } from '../functions/records/plan/board.ts';
import type { SectionItem } from '../functions/records/section/section-item.ts';
import { CannotDo } from './command.ts';
import { didYouMean } from './nearest.ts';

export interface FoundSection {
  readonly board: Board;
  readonly section: SectionItem;
}

const localPart = (id: string): string => id.slice(id.indexOf('.') + 1);

/** The section of this id, in full or after the plan's part. Throws CannotDo: unknown, or in several plans. */
export function findSection(boards: readonly Board[], typed: string): FoundSection {
  const all = boards.flatMap((board) => board.sections.map((section) => ({ board, section })));
  const wanted = typed.trim().toLowerCase();
  const full = all.find(({ section }) => section.section === wanted);
  if (full !== undefined) return full;
  const [found, ...more] = all.filter(({ section }) => localPart(section.section) === wanted);
  if (found === undefined) {
    const ids = all.map(({ section }) => section.section);
    const like = didYouMean(wanted, wanted.includes('.') ? ids : ids.map(localPart));
    throw new CannotDo(`There is no section "${typed}".${like}`);
  }
  if (more.length > 0) {
    const ids = [found, ...more].map(({ section }) => section.section);
    throw new CannotDo(`"${typed}" is a section of several plans: write ${ids.join(' or ')}.`);
  }
  return found;
}
