import type { LoggedRecord } from './record.ts';

/** Which records somebody wants. */
export type RecordFilter = (record: Pick<LoggedRecord, 'stream' | 'type'>) => boolean;
