import type { Instant } from '@disdetta/core';
import { jsonObjectIn } from '../log/jsonObject.ts';
import { lastRecordOf } from '../log/lastRecord.ts';
import type { NodeLog } from '../log/nodeLog.ts';
import { readEntry, writeEntry } from './configEntry.ts';
import type { GroupConfig } from './settings.ts';
import { jsonEvent, setMetadata } from './systemEvents.ts';

const STREAM = '$persistentSubscriptionConfig';
const TYPE = '$PersistentConfig';
const VERSION = '2';
/** Only the last event counts; the one before is kept to look at. */
const KEPT = 2;

/** Who changed what is written down, and when. */
export interface Change {
  readonly updated: Instant;
  readonly updatedBy: string | null;
}

/** All groups of the node, as they were set up last. */
export const readConfigs = async (log: NodeLog): Promise<readonly GroupConfig[]> => {
  const record = await lastRecordOf(log, STREAM);
  const entries = record === null ? [] : jsonObjectIn(record.data)?.['entries'];
  return Array.isArray(entries) ? entries.flatMap((entry) => readEntry(entry) ?? []) : [];
};

/** Writes down how all groups are set up, so that they are there after a restart. */
export const writeConfigs = async (
  log: NodeLog,
  configs: readonly GroupConfig[],
  change: Change,
): Promise<void> => {
  const { isSet } = await log.metadataOf(STREAM);
  if (!isSet) await setMetadata(log, STREAM, { $maxCount: KEPT });
  const config = { version: VERSION, ...change, entries: configs.map(writeEntry) };
  await log.append(STREAM, 'any', [jsonEvent(TYPE, config)]);
};
