import { withExactTimes } from './exactTimes.ts';
import { fieldOf } from './fields.ts';
import { withOwnPromises } from './ownPromises.ts';
import type { VendorClient } from './vendorClient.ts';

/** A client without the fault of its vendor that the port cannot bear. It is told by what it can. */
export const repaired = (client: VendorClient): VendorClient =>
  typeof fieldOf(client, 'multiStreamAppend') === 'function'
    ? withExactTimes(client)
    : withOwnPromises(client);
