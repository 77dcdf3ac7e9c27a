import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Remembered {
  readonly payload: AdapterPayload;
  readonly ends: number;
}

/**
 * What the local issuer remembers, until it stops. The library's own memory does the same and warns on the console of
 * being used. `now`: milliseconds.
 */
export function issuerMemory(now: () => number): AdapterFactory {
  const all = new Map<string, Remembered>();
  const living = (key: string): AdapterPayload | undefined => {
    const found = all.get(key);
    return found === undefined || found.ends <= now() ? undefined : found.payload;
  };
  const forgetPast = (): void => {
    for (const [key, { ends }] of all) if (ends <= now()) all.delete(key);
  };
  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    const findBy = async (field: 'uid' | 'userCode', value: string) => {
      for (const [key, { payload }] of all)
        if (key.startsWith(`${model}:`) && payload[field] === value) return living(key);
      return undefined;
    };
    return {
      async upsert(id, payload, seconds) {
        forgetPast();
        all.set(keyOf(id), { payload, ends: now() + (seconds ?? Number.POSITIVE_INFINITY) * 1000 });
      },
      find: async (id) => living(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      async consume(id) {
        const payload = living(keyOf(id));
        if (payload !== undefined) payload['consumed'] = Math.floor(now() / 1000);
      },
      async destroy(id) {
        all.delete(keyOf(id));
      },
      async revokeByGrantId(grant) {
        for (const [key, { payload }] of all) if (payload.grantId === grant) all.delete(key);
      },
    };
  };
}
