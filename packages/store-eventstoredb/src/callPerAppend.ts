import { fieldOf } from './fields.ts';
import type { VendorClient } from './vendorClient.ts';

/** Whether something has what the store needs of a client. */
export const isVendorClient = (value: unknown): value is VendorClient =>
  ['appendToStream', 'readStream', 'subscribeToAll', 'dispose'].every(
    (method) => typeof fieldOf(value, method) === 'function',
  );

/**
 * The same client with a call of its own for each append. Left to itself, EventStoreDB's client
 * sends all appends over one call and keeps their promises in one table for the whole process: an
 * error of any client rejects the appends of all, and an answer that arrives after that ends the
 * process. That call has no deadline either. So this view of the client says that its server does
 * not know such calls; the client beneath is left as it is. KurrentDB's client has this repaired.
 */
export const withCallPerAppend = (client: VendorClient): VendorClient => {
  if (typeof fieldOf(client, 'multiStreamAppend') === 'function') return client;
  const view: unknown = Object.create(client, {
    supports: { value: async () => false },
    // Told not to throw, the client would answer conflicts with a revision of its own invention.
    throwOnAppendFailure: { value: true },
  });
  return isVendorClient(view) ? view : client;
};
