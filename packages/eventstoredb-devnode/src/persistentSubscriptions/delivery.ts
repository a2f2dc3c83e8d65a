import type { ResolvedRecord } from '../log/nodeLog.ts';

/** A message on its way to a consumer. */
export interface Delivery {
  /** What consumers name it by: the link's id, or else the event's. */
  readonly id: string;
  readonly record: ResolvedRecord;
  /** Where it stands in what the group follows; null for one that was parked and comes again. */
  readonly place: bigint | null;
  /** How often it was handed over before and not taken. */
  readonly retries: number;
}

/** A delivery of a record; null where a link leads nowhere, which nobody can be given. */
export const deliveryOf = (record: ResolvedRecord, place: bigint | null): Delivery | null => {
  const { event, link } = record;
  if (event === null) return null;
  return { id: (link ?? event).id, record, place, retries: 0 };
};
