export { createMemoryArchive } from './memoryArchive.ts';
export { createMemoryStore } from './memoryStore.ts';
export type { MemoryStoreOptions } from './memoryStore.ts';
