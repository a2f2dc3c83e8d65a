import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog } from '../log/nodeLog.ts';
import { checkpointStreamOf } from './settings.ts';
import type { GroupConfig } from './settings.ts';

const CHECKPOINT = '$SubscriptionCheckpoint';

/** Where a group goes on after a restart; null where it has no place yet. */
export const readCheckpoint = async (log: NodeLog, config: GroupConfig): Promise<bigint | null> => {
  const records = await log.readStream(checkpointStreamOf(config), {
    from: 'end',
    direction: 'backwards',
    count: 1n,
    resolveLinks: false,
  });
  if (E.isLeft(records)) return null;
  for await (const { event } of records.right) {
    return event === null ? null : placeIn(Buffer.from(event.data).toString('utf8'));
  }
  return null;
};

/** A revision is written as a number; a place in the log as both its parts. */
const placeIn = (text: string): bigint | null => {
  const digits = /^"?(?:C:)?(\d+)/.exec(text)?.[1];
  return digits === undefined ? null : BigInt(digits);
};

/** Keeps the place of a group. */
export const writeCheckpoint = async (
  log: NodeLog,
  config: GroupConfig,
  place: bigint,
): Promise<void> => {
  const text = config.stream === '$all' ? `"C:${place}/P:${place}"` : String(place);
  await log.append(checkpointStreamOf(config), 'any', [
    {
      id: randomUUID(),
      type: CHECKPOINT,
      isJson: true,
      data: Buffer.from(text),
      metadata: new Uint8Array(),
    },
  ]);
};
