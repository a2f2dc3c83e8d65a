export { openSqliteReadModels } from './openSqliteReadModels.ts';
export type { SqliteReadModelsOptions } from './openSqliteReadModels.ts';
