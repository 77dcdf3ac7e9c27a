import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const check = (...subjects: string[]) =>
  spawnSync('bash', ['.github/check-subjects.sh'], {
    input: subjects.join('\n').concat('\n'),
    encoding: 'utf8',
  });

describe('the check of commit subjects', () => {
  test('takes what CONTRIBUTING asks for', () => {
    const { status, stdout } = check(
      'Read a section once for the mails of a run',
      'Say why',
      'x'.replace('x', 'X').repeat(72),
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test.each([
    ['X'.repeat(73), 'has 73 characters'],
    ['read a section once', 'capital letter'],
    ['Fix: read a section once', 'prefix'],
    ['Feat(mail): read a section once', 'prefix'],
    ['Read a section once.', 'full stop'],
  ])('names “%s”', (subject, fault) => {
    const { status, stdout } = check('Say why', subject);
    expect(status).toBe(1);
    expect(stdout).toContain(fault);
    expect(stdout).not.toContain('Say why');
  });
});
