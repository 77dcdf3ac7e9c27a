import { expect, test, vi } from 'vitest';
import { parts, sessionParts } from '../../functions/deployed/parts.ts';

test('the functions of a process share one client, so that on one machine all of them take turns', () => {
  vi.stubEnv('TABLE', 'paraf');
  vi.stubEnv('FIRST_TRY_SECONDS', '120');
  vi.stubEnv('MOVE_SECONDS', '180');
  expect(parts().table.client).toBe(parts().table.client);
  expect(sessionParts().table.client).toBe(parts().table.client);
});
