import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';

const rooms = ['functions', 'cli', 'local', 'infra', 'bench', 'workflows'];

/**
 * Cruises the rooms under `root` by the rules in .dependency-cruiser.cjs.
 * Returns one line per fault; a file on disk that the checker did not see is a fault too, and so is seeing none.
 */
export async function boundaryFaults(root: string): Promise<string[]> {
  const rules: IConfiguration = createRequire(import.meta.url)(resolve('.dependency-cruiser.cjs'));
  const present = rooms.filter((room) => existsSync(join(root, room)));
  const onDisk = present
    .flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`, { cwd: root }))
    .filter((file) => !file.includes('cdk.out'));
  if (onDisk.length === 0) return [`no modules found in ${rooms.join(', ')} under ${root}`];

  const { output } = await cruise(present, {
    ...rules.options,
    ruleSet: rules,
    validate: true,
    baseDir: resolve(root),
  });
  if (typeof output === 'string') throw new Error(`the checker gave text instead of a result: ${output}`);
  return [...unseen(output, onDisk), ...output.summary.violations.map(asLine)];
}

function unseen(result: ICruiseResult, onDisk: string[]): string[] {
  const seen = new Set(result.modules.map((module) => module.source));
  return onDisk.filter((file) => !seen.has(file)).map((file) => `${file}: the checker did not read it`);
}

function asLine(violation: ICruiseResult['summary']['violations'][number]): string {
  return `${violation.rule.name}: ${violation.from} → ${violation.to}`;
}

if (process.argv[1] === import.meta.filename) {
  const faults = await boundaryFaults('.');
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? 'boundaries: ok' : `boundaries: ${faults.length} fault(s)`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
