import { COLUMNS } from './columns.ts';
import { csvOf } from './exportCsv.ts';

/**
 * What stands in every column of an export as CSV, Parquet or XLSX, as CSV itself: the name of
 * the column, its meaning, and the types of events that fill it. Made from the codecs.
 */
export const dataDictionary = (): string =>
  csvOf([
    ['column', 'meaning', 'events'],
    ...COLUMNS.map(({ name, meaning, types }) => [name, meaning, types?.join(' ') ?? 'all']),
  ]);
