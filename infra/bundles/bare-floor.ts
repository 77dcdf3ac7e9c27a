import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

const IMPORT = /import (?!type)\{([^}]*)\} from '(@aws-sdk\/[\w-]+)'/g;

/**
 * The bare floor of a function: an empty handler that imports the very names of the SDK that the function does, and makes
 * the same clients. What a cold start costs beyond it is our own.
 */
export function bareFloor({ inputs }: Pick<Metafile, 'inputs'>): string {
  const names = new Map<string, Set<string>>();
  for (const file of Object.keys(inputs).filter((path) => !path.includes('node_modules/'))) {
    for (const [, list = '', from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const taken = list.split(',').map((name) => name.trim());
      const known = names.get(from) ?? new Set();
      for (const name of taken) if (name !== '' && !name.startsWith('type ')) known.add(name);
      if (known.size > 0) names.set(from, known);
    }
  }
  const all = [...names.values()].flatMap((some) => [...some]);
  const clients = all.filter((name) => /^[A-Z]\w*Client$/.test(name) && name !== 'DynamoDBDocumentClient');
  return [
    ...[...names].sort().map(([from, some]) => `import { ${[...some].sort().join(', ')} } from '${from}';`),
    `const clients = [${clients
      .sort()
      .map((name) => `new ${name}({})`)
      .join(', ')}];`,
    `export const handler = async () => [clients, ${all.sort().join(', ')}].length;`,
    '',
  ].join('\n');
}
