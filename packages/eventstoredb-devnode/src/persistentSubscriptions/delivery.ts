import type { LoggedRecord, ResolvedRecord } from '../log/nodeLog.ts';
import type { Step } from './progress.ts';

/** A message on its way to a consumer. */
export interface Delivery {
  /** What consumers name it by: the link's id, or else the event's. */
  readonly id: string;
  readonly record: ResolvedRecord;
  /** The link, or else the event. */
  readonly original: LoggedRecord;
  /** Which step of the group it is; null for one that was parked and comes again. */
  readonly step: Step | null;
  /** How often it was handed over before and not taken. */
  readonly retries: number;
}

/** A delivery for the first time; a link that leads nowhere is delivered as it is. */
export const deliveryOf = (
  record: ResolvedRecord,
  original: LoggedRecord,
  step: Step | null,
): Delivery => ({ id: original.id, record, original, step, retries: 0 });

/** The same delivery, once more. */
export const onceMore = (delivery: Delivery): Delivery => ({
  ...delivery,
  retries: delivery.retries + 1,
});
