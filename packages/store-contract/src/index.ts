export { describeArchive } from './archive.ts';
export type { OpenArchive } from './archive/openArchive.ts';
export { describeEventStore } from './eventStore.ts';
export type { OpenEventStore } from './eventStore/withStore.ts';
