import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../functions/approval/path/paths.ts';
import { PATH_NAMES } from '../functions/approval/path/stages.ts';
import { machineName } from '../functions/step-functions/machines.ts';
import { definitionOf } from './definition-of.ts';

/** `npm run workflows`: writes the definition of each path beside this file, for people to read and for the stack. */
for (const path of PATH_NAMES) {
  const file = join(import.meta.dirname, `${machineName(path)}.asl.json`);
  writeFileSync(file, JSON.stringify(definitionOf(PATHS[path])));
}
