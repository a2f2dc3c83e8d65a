import { createHandle, isInstant } from '@disdetta/core';
import type { EventStore, Instant, Policies } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import type { Told } from './told.ts';

/** An instant from its spelling. */
export const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

/** A log in memory of what was told, refusals written down, each recorded when it was told. */
export const clockedLog = async (
  story: readonly Told[],
  policies?: Policies,
): Promise<EventStore> => {
  let now = '2026-01-01T00:00:00.000Z';
  const store = createMemoryStore({ now: () => on(now) });
  const handle = createHandle({
    store,
    journalRefusals: true,
    ...(policies === undefined ? {} : { policies }),
  });
  for (const [place, { type, at, data }] of story.entries()) {
    now = at;
    await handle({ type, data, metadata: { commandId: `command-${place}` } })();
  }
  return store;
};
