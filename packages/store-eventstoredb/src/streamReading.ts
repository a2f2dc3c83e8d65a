import type { Reading } from './drain.ts';
import type { VendorClient, VendorItem, VendorReadOptions } from './vendorClient.ts';

/** Begins to read a stream, whichever client it is. */
export const readingOf = (
  client: VendorClient,
  name: string,
  options: Omit<VendorReadOptions, 'requiresLeader'>,
): Reading<VendorItem> => {
  const items = client.readStream(name, { ...options, requiresLeader: true });
  // An error that nobody listens for ends the process, and one that came early is heard by none.
  items.on?.('error', (error) => items.destroy?.(error));
  return {
    items,
    cancel: async () => (items.cancel === undefined ? items.return?.() : items.cancel()),
  };
};
