import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '@disdetta/core';
import type { NodeLog } from '../log/nodeLog.ts';
import { deliveryOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { parkedStreamOf } from './settings.ts';
import type { GroupName } from './settings.ts';
import { setMetadata } from './systemEvents.ts';

const ADMINS_ALONE = {
  $r: '$admins',
  $w: '$admins',
  $d: '$admins',
  $mr: '$admins',
  $mw: '$admins',
};

/** Puts a message aside, as a link to its event, with the reason. */
export const park = async (
  log: NodeLog,
  name: GroupName,
  { record: { event }, original }: Delivery,
  { added, reason }: { readonly added: Instant; readonly reason: string },
): Promise<void> => {
  // A link that leads nowhere is parked as it is.
  const link = event === null ? original.data : Buffer.from(`${event.revision}@${event.stream}`);
  const metadata = { added, reason, subscriptionEventNumber: Number(original.revision) };
  await log.append(parkedStreamOf(name), 'any', [
    {
      id: randomUUID(),
      type: '$>',
      isJson: false,
      data: link,
      metadata: Buffer.from(JSON.stringify(metadata)),
    },
  ]);
};

/** How many messages are parked. */
export const countParked = async (log: NodeLog, name: GroupName): Promise<bigint> => {
  const [first, end] = await boundsOf(log, name);
  return end > first ? end - first : 0n;
};

/** Takes out what is parked before a revision, or all, oldest first, to be handed over again. */
export const takeParked = async (
  log: NodeLog,
  name: GroupName,
  stopAt: bigint | null,
): Promise<readonly Delivery[]> => {
  const [first, end] = await boundsOf(log, name);
  const until = stopAt !== null && stopAt < end ? stopAt : end;
  if (until <= first) return [];
  const deliveries = await readParked(log, name, first, until - first);
  await setMetadata(log, parkedStreamOf(name), { $tb: Number(until), $acl: ADMINS_ALONE });
  return deliveries;
};

const readParked = async (
  log: NodeLog,
  name: GroupName,
  from: bigint,
  count: bigint,
): Promise<readonly Delivery[]> => {
  const reading = { from, direction: 'forwards', count, resolveLinks: true } as const;
  const records = await log.readStream(parkedStreamOf(name), reading);
  const deliveries: Delivery[] = [];
  if (E.isLeft(records)) return deliveries;
  for await (const record of records.right) {
    // What nobody can see any more cannot be handed over either.
    if (record.event === null || record.link === null) continue;
    deliveries.push(deliveryOf(record, record.link, null));
  }
  return deliveries;
};

/** The first revision that is parked, and the first behind the last. */
const boundsOf = async (log: NodeLog, name: GroupName): Promise<readonly [bigint, bigint]> => {
  const stream = parkedStreamOf(name);
  const last = await log.revisionOf(stream);
  const { truncateBefore } = await log.metadataOf(stream);
  return [truncateBefore ?? 0n, last === 'no-stream' ? 0n : last + 1n];
};
