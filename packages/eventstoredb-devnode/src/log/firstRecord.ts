import { systemRecord } from './appendNow.ts';
import type { NodeLog } from './nodeLog.ts';
import { metastreamOf } from './streamNames.ts';

const STREAM = metastreamOf('$scavenges');
const THIRTY_DAYS = '{"$maxAge":2592000,"$acl":{"$r":"$ops","$w":[],"$d":[],"$mr":[],"$mw":[]}}';

/**
 * Writes what a server writes when it starts on a log that is empty: clients may count on finding
 * an event of the system first.
 */
export const writeFirstRecord = async (log: NodeLog): Promise<void> => {
  if (log.lastPosition() > 0n) return;
  await log.append(STREAM, 'no-stream', [systemRecord('$metadata', THIRTY_DAYS)]);
};
