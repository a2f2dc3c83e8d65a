import { lastRecordOf } from '../log/lastRecord.ts';
import type { NodeLog } from '../log/nodeLog.ts';
import { checkpointStreamOf } from './settings.ts';
import type { GroupName } from './settings.ts';
import { readPlace, spellPlace } from './spelling.ts';
import { jsonEvent } from './systemEvents.ts';

const CHECKPOINT = '$SubscriptionCheckpoint';

/** The place up to which a group has finished; null where it has not come that far. */
export const readCheckpoint = async (log: NodeLog, name: GroupName): Promise<bigint | null> => {
  const record = await lastRecordOf(log, checkpointStreamOf(name));
  if (record === null) return null;
  const text = Buffer.from(record.data).toString('utf8');
  return readPlace(text.replace(/^"/, ''));
};

/** Writes down the place up to which a group has finished. */
export const writeCheckpoint = async (
  log: NodeLog,
  name: GroupName,
  place: bigint,
): Promise<void> => {
  const checkpoint = jsonEvent(CHECKPOINT, spellPlace(name, place));
  await log.append(checkpointStreamOf(name), 'any', [checkpoint]);
};
