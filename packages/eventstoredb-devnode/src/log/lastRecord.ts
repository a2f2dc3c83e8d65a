import * as E from 'fp-ts/lib/Either.js';
import type { LoggedRecord, NodeLog } from './nodeLog.ts';

/** The last event of a stream that is to be seen; null where there is none. */
export const lastRecordOf = async (log: NodeLog, stream: string): Promise<LoggedRecord | null> => {
  const records = await log.readStream(stream, {
    from: 'end',
    direction: 'backwards',
    count: 1n,
    resolveLinks: false,
  });
  if (E.isLeft(records)) return null;
  for await (const { event } of records.right) return event;
  return null;
};
