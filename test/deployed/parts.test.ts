import { expect, test, vi } from 'vitest';
import { dependencies, sessionDependencies } from '../../functions/deployed/dependencies.ts';

test('the functions of a process share one client, so that on one machine all of them take turns', () => {
  vi.stubEnv('TABLE', 'paraf');
  vi.stubEnv('FIRST_TRY_SECONDS', '120');
  vi.stubEnv('MOVE_SECONDS', '180');
  expect(dependencies().table.client).toBe(dependencies().table.client);
  expect(sessionDependencies().table.client).toBe(dependencies().table.client);
});
