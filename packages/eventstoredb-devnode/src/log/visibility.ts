import type { LoggedRecord } from './nodeLog.ts';
import { ticksOf } from './storedRecord.ts';
import type { StreamView } from './streamView.ts';

const TICKS_A_SECOND = 10_000_000n;

/** The first revision of a stream that may be shown. */
export const firstVisible = ({
  lastRevision,
  metadata: { maxCount, truncateBefore },
}: StreamView): bigint => {
  const byCount = maxCount === null ? 0n : lastRevision - maxCount + 1n;
  const byRevision = truncateBefore ?? 0n;
  return byCount > byRevision ? byCount : byRevision;
};

/** Whether a record of a stream may be shown. */
export const isVisible = (record: LoggedRecord, view: StreamView): boolean =>
  record.revision >= firstVisible(view) && isYoungEnough(record, view);

const isYoungEnough = (
  { createdTicks }: LoggedRecord,
  { metadata: { maxAgeSeconds }, seenAt }: StreamView,
): boolean =>
  maxAgeSeconds === null || createdTicks >= ticksOf(seenAt) - maxAgeSeconds * TICKS_A_SECOND;
