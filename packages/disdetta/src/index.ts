export { createDisdetta } from './disdetta.ts';
export type {
  CommandInput,
  Disdetta,
  DisdettaOptions,
  FunctionalDisdetta,
  InvalidQuery,
  Result,
} from './disdetta.ts';
export { CannotOpen, openDisdetta } from './openDisdetta.ts';
export type { OpenOptions } from './openDisdetta.ts';
