import { afterAll, beforeAll } from 'vitest';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { startRecords, type TestRecords } from './records.ts';

/** Records of a test file's own: started before its first test, ended after its last. */
export function ownRecords(): TestRecords {
  let started: TestRecords | null = null;
  beforeAll(async () => {
    started = await startRecords(temporaryFolder());
  }, 120_000);
  afterAll(() => started?.stop());
  const here = (): TestRecords => {
    if (started === null) throw new Error('the records are started by the first test');
    return started;
  };
  return {
    get dependencies() {
      return here().dependencies;
    },
    get clock() {
      return here().clock;
    },
    get requests() {
      return here().requests;
    },
    get raw() {
      return here().raw;
    },
    dump: () => here().dump(),
    stop: () => here().stop(),
  };
}
