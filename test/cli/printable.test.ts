import { expect, test } from 'vitest';
import { runCommand } from '../../cli/run-command.ts';

test('a terminal is given no control characters, whatever stands in a file', async () => {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
  };
  const hostile = '\u001b[2Jhapus\u0007\u009b31m\u202Eterbalik\u0000';
  const connect = () => Promise.reject(new Error('nothing is asked of it'));
  await runCommand([hostile], { out: say, err: say, connect });
  expect(lines.join('\n')).toContain('\uFFFD[2Jhapus\uFFFD\uFFFD31m\uFFFDterbalik\uFFFD');
  expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u);
});
