import { createHandle } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { valueOf } from './told.ts';

/** Opens an account and uses it so many times: an event each. */
export const useAccount = async (
  store: EventStore,
  accountId: string,
  uses: number,
): Promise<bigint> => {
  const handle = createHandle({ store });
  const at = '2026-03-01T00:00:00.000Z';
  const give = async (type: string, data: object, commandId: string): Promise<void> => {
    valueOf(await handle({ type, data: { accountId, ...data }, metadata: { commandId } })());
  };
  await give('OpenAccount', { at }, `open-${accountId}`);
  for (let use = 1; use <= uses; use += 1) {
    await give('RecordUsage', { usageId: `use-${use}`, usedAt: at }, `use-${use}-${accountId}`);
  }
  return valueOf(await store.readAll(0n, 100_000)()).at(-1)?.position ?? 0n;
};
