// What size-limit reads: it takes no TypeScript of its own.
export { entries as default } from './size/entries.ts';
