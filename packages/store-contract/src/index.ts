export { describeArchive } from './archive.ts';
export type { OpenArchive } from './archive/openArchive.ts';
export { describeEventStore } from './eventStore.ts';
export type { EventStorePromise } from './eventStore/promise.ts';
export { eventStorePromises } from './eventStore/promises.ts';
export type { OpenEventStore } from './eventStore/withStore.ts';
