export { createMemoryStore } from '@disdetta/store-memory';
export type { MemoryStoreOptions } from '@disdetta/store-memory';
export type { Clock } from './clock.ts';
export type { CommandData, CommandMethod, CommandOptions, Commands, Previews } from './commands.ts';
export type { CommentKey, CommentKeys } from './comments/commentKeys.ts';
export { openKeyFolder } from './comments/keyFolder.ts';
export type { KeyFolderOptions } from './comments/keyFolder.ts';
export { createDisdetta } from './disdetta.ts';
export type { CommandInput, Disdetta, FunctionalDisdetta, PlanToCancel } from './disdetta.ts';
export type { Ask, DisdettaOptions } from './methods.ts';
export { CannotOpen } from './cannotOpen.ts';
export { openDisdetta } from './openDisdetta.ts';
export type { OpenFile, OpenOptions, OpenServer, OpenStore } from './openDisdetta.ts';
export type { Opened } from './following/follow.ts';
export type { Carry, EffectsToRun, ThingsToDo } from './following/effectsToRun.ts';
export type { PlansOfAccount } from './following/plansOfAll.ts';
export type { ReadModelsOptions } from './following/openReadModels.ts';
export type {
  KeptElsewhere,
  ReadModelRefusal,
  ReadModelResult,
} from './following/readModelResult.ts';
export type { ReadModels, ReadModelsStatus } from './following/readModels.ts';
export { never, notYet } from '@disdetta/effects';
export type { Effects, Handler, Handlers } from '@disdetta/effects';
export { defineReadModel, progressBar, readRows } from '@disdetta/read-models';
export type { Poison, Progress, ReadModel, Share } from '@disdetta/read-models';
export type { Queries, QueryData, QueryMethod } from './queries.ts';
export type { InvalidQuery, Result } from './result.ts';
export type { Logger } from './telemetry/logger.ts';
export type { TelemetryOptions } from './telemetry/telemetry.ts';
