import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const workflows = globSync('.github/workflows/*.yml').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

describe('the workflows', () => {
  test('run what runs here: .ci/run', () => {
    expect(workflows.some(({ text }) => text.includes('bash .ci/run'))).toBe(true);
  });

  test('pin each action to a commit, and say which version that is', () => {
    const uses = workflows.flatMap(({ text }) =>
      [...text.matchAll(/uses: (.+)$/gm)].map(([, what = '']) => what),
    );
    expect(uses.length).toBeGreaterThan(1);
    for (const what of uses) expect(what).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d/);
  });

  test('may read the repository and no more, unless a job says so itself', () => {
    for (const { path, text } of workflows)
      expect(text, path).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
  });

  test('let no text of a pull request into a shell', () => {
    for (const { path, text } of workflows)
      expect(text, path).not.toMatch(
        /run:.*\$\{\{ *github\.event\.(pull_request\.(title|body|head)|issue|comment)/,
      );
  });
});
