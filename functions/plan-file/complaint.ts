import type * as v from 'valibot';

/** What is wrong with a plan file, and where: a path such as `sections[3].roster.opd-review[0]`. */
export interface Complaint {
  readonly path: string;
  readonly problem: string;
}

/** A path from its parts. */
export const pathOf = (...parts: readonly (string | number)[]): string =>
  parts.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`),
    '',
  );

/** A schema's issues in the words of a complaint. */
export function complaintsOf(issues: readonly v.BaseIssue<unknown>[]): Complaint[] {
  return issues.map((issue) => {
    const parts = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    return { path: pathOf(...parts), problem: problemOf(issue) };
  });
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected === 'never'
    ? 'is not known here; take it out, or mend its spelling'
    : 'is not an object';
}
