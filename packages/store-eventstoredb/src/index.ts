export { openEventStoreDbStore } from './openEventStoreDbStore.ts';
export type { EventStoreDbStoreOptions } from './openEventStoreDbStore.ts';
export type { Timers } from './timers.ts';
export type { VendorClient } from './vendorClient.ts';
