import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, by what they took in one run, longest first. On a clean checkout nothing is known of
 * former runs, and vitest begins with the largest file: one of these would be left alone at the end, beside an idle core.
 */
export const LONGEST = [
  'test/storm/lives.test.ts',
  'test/local/runtime.test.ts',
  'test/local/whole-plan.test.ts',
  'test/documents/readable/hostile-shapes.test.ts',
  'test/local/longer-paths.test.ts',
  'test/storm/sabotage.test.ts',
  'test/local/full-disk.test.ts',
  'test/bench/run-bench.test.ts',
  'test/storm/repair.test.ts',
  'test/local/kills.test.ts',
  'test/local/updates.test.ts',
  'test/review-web/browser.test.ts',
  'test/actions/preview-act.test.ts',
  'test/documents/compare/compare-drafts.test.ts',
  'test/workflows/walk.test.ts',
  'test/storm/dynamodb/table-in-memory.test.ts',
  'test/local/recorded.test.ts',
  'test/local/idle.test.ts',
];

/** Begins with the longest files; the others follow in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) => {
      const place = LONGEST.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'));
      return place < 0 ? LONGEST.length : place;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
