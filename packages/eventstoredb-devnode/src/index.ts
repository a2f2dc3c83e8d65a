export type { TlsFiles } from './listening.ts';
export type { LogOption } from './openStore.ts';
export { startDevnode } from './startDevnode.ts';
export type { Devnode, DevnodeOptions } from './startDevnode.ts';
