import type { LoggedRecord } from './nodeLog.ts';

/** Which records somebody wants. */
export type RecordFilter = (record: Pick<LoggedRecord, 'stream' | 'type'>) => boolean;
