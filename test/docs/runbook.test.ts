import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const RUNBOOK = 'docs/runbook.md';
const text = readFileSync(RUNBOOK, 'utf8');

/** As GitHub makes them: lower case, hyphens for blanks, nothing but letters, digits and hyphens. */
const anchorsIn = (page: string) =>
  new Set(
    [...page.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
const anchors = anchorsIn(text);

describe('the runbook', () => {
  test('has every paragraph that code sends people to', () => {
    const sources = globSync('{cli,infra,functions,local}/**/*.{ts,tsx}').map((path) =>
      readFileSync(path, 'utf8'),
    );
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/docs\/runbook\.md#([a-z-]+)/g)].map(([, anchor]) => anchor),
      ...[...source.matchAll(/paragraph: '([a-z-]+)'/g)].map(([, anchor]) => anchor),
    ]);
    expect(new Set(named).size).toBeGreaterThan(8);
    for (const anchor of named) expect(anchors).toContain(anchor);
  });

  test('has the paragraph of every alarm, under its very name', () => {
    const ofAlarms = readFileSync('infra/runbook.ts', 'utf8').matchAll(/^ {2}\| '([a-z-]+)'/gm);
    const names = [...ofAlarms].map(([, name]) => name);
    expect(names).toHaveLength(9);
    for (const name of names) expect(anchors).toContain(name);
  });

  test('leads nowhere that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to]) => to ?? []);
    expect(links.length).toBeGreaterThan(30);
    for (const link of links) {
      if (link.startsWith('#')) expect(anchors).toContain(link.slice(1));
      else if (!link.startsWith('https://')) {
        const [file = '', anchor] = link.split('#');
        const there = join(dirname(RUNBOOK), file);
        expect(existsSync(there), link).toBe(true);
        if (anchor !== undefined) expect(anchorsIn(readFileSync(there, 'utf8')), link).toContain(anchor);
      }
    }
  });

  test('gives the CDK only commands and flags that the one here has', () => {
    const help = (...words: string[]) =>
      execFileSync('node_modules/.bin/cdk', [...words, '--help'], { encoding: 'utf8' });
    const given = [...text.matchAll(/npx cdk ([a-z]+)([^`\n#]*)/g)].map(([, command = '', rest = '']) => ({
      command,
      flags: rest.match(/--[a-z-]+/g) ?? [],
    }));
    expect(given.flatMap(({ flags }) => flags)).toContain('--revert-drift');
    const commands = help();
    for (const command of new Set(given.map((it) => it.command)))
      expect(commands).toMatch(new RegExp(`cdk ${command}\\b`));
    for (const { command, flags } of given.filter((it) => it.flags.length > 0))
      for (const one of flags) expect(help(command)).toMatch(new RegExp(`${one}\\b`));
  }, 60_000);

  test('sends nobody to a deployment for what was changed by hand', () => {
    const rows = text.split('\n').filter((line) => /^\|.*(changed by hand|set each right)/i.test(line));
    expect(rows.length).toBe(4);
    for (const row of rows) expect(row).not.toMatch(/npx cdk (diff|deploy)`/);
  });

  test('speaks only of commands and flags that paraf has', () => {
    const help = globSync('cli/commands/*.ts')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const commands = [...text.matchAll(/`?paraf ([a-z]+)/g)].flatMap(([, name]) => name ?? []);
    for (const name of commands) expect(help).toMatch(new RegExp(`(name: '${name}'|plain\\('${name}'\\))`));
  });
});
