import { readFile } from 'node:fs/promises';
import { importPlan } from '../functions/actions/import-plan.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { OPERATOR } from '../functions/approval/acting.ts';
import { faultsInWords } from '../functions/plan-file/faults-in-words.ts';
import { readPlanFile } from '../functions/plan-file/read-plan-file.ts';

/** The plan file of a first start cannot be taken; the message says what to mend. */
export class SampleFaulty extends Error {
  override readonly name = 'SampleFaulty';
}

/** Imports and starts the plan file of a first start; `onBegin` is called before the first write. Throws SampleFaulty. */
export async function importSample(
  dependencies: Dependencies,
  path: string,
  say: (line: string) => void,
  onBegin: () => void = () => {},
): Promise<void> {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    throw new SampleFaulty(
      `${path} cannot be read (${fault instanceof Error ? fault.message : String(fault)}).`,
    );
  });
  const read = readPlanFile(text);
  if (!('file' in read)) {
    throw new SampleFaulty(
      `${path} was not imported:\n${faultsInWords(read)}\nMend it, or start empty with SAMPLE=none.`,
    );
  }
  const by = read.file.coordinators[0] ?? OPERATOR;
  onBegin();
  let sections = 0;
  const imported = await importPlan(dependencies, read.file, { by, start: true }, ({ did }) => {
    if (did !== 'started') return;
    sections += 1;
    if (sections % 10 === 0) say(`${sections} sections started …`);
  });
  if ('refused' in imported) throw new SampleFaulty(`${path} asks people who were forgotten.`);
  say(
    `${imported.started.length} sections of “${read.file.title}” started: their drafters are being mailed.`,
  );
}
