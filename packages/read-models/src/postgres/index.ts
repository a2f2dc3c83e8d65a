export { openPostgresReadModels } from './openPostgresReadModels.ts';
export type { PostgresReadModelsOptions } from './openPostgresReadModels.ts';
