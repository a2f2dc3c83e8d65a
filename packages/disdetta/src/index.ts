export type { Clock } from './clock.ts';
export type { CommandData, CommandMethod, CommandOptions, Commands, Previews } from './commands.ts';
export { createDisdetta } from './disdetta.ts';
export type { CommandInput, Disdetta, FunctionalDisdetta, PlanToCancel } from './disdetta.ts';
export type { Ask, DisdettaOptions } from './methods.ts';
export { CannotOpen, openDisdetta } from './openDisdetta.ts';
export type { OpenOptions } from './openDisdetta.ts';
export type { Queries, QueryData, QueryMethod } from './queries.ts';
export type { InvalidQuery, Result } from './result.ts';
