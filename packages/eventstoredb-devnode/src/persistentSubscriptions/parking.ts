import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NewRecord, NodeLog, ResolvedRecord } from '../log/nodeLog.ts';
import { deliveryOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { parkedStreamOf } from './settings.ts';
import type { GroupConfig } from './settings.ts';

const json = (id: string, type: string, data: string, metadata: object): NewRecord => ({
  id,
  type,
  isJson: type !== '$>',
  data: Buffer.from(data),
  metadata: Buffer.from(JSON.stringify(metadata)),
});

/** Puts a message aside, as a link, with the reason. */
export const park = async (
  log: NodeLog,
  config: GroupConfig,
  { record: { event, link } }: Delivery,
  reason: string,
  added: string,
): Promise<void> => {
  const original = link ?? event;
  if (original === null) return;
  const to = `${original.revision}@${original.stream}`;
  await log.append(parkedStreamOf(config), 'any', [
    json(randomUUID(), '$>', to, { added, reason }),
  ]);
};

/** How many messages are parked. */
export const countParked = async (log: NodeLog, config: GroupConfig): Promise<bigint> => {
  let count = 0n;
  for await (const { link } of await parked(log, config)) if (link !== null) count += 1n;
  return count;
};

/**
 * Takes the parked messages out, so many at most, oldest first, to be handed over again. They are
 * hidden once they are taken, and parked anew if nobody takes them this time either.
 */
export const takeParked = async (
  log: NodeLog,
  config: GroupConfig,
  limit: bigint | null,
): Promise<readonly Delivery[]> => {
  const taken: Delivery[] = [];
  let last: bigint | null = null;
  for await (const { event, link } of await parked(log, config)) {
    if (limit !== null && BigInt(taken.length) >= limit) break;
    last = link?.revision ?? last;
    const delivery = deliveryOf({ event, link }, null);
    if (delivery !== null) taken.push(delivery);
  }
  if (last !== null) await hideThrough(log, parkedStreamOf(config), last);
  return taken;
};

const parked = async (
  log: NodeLog,
  config: GroupConfig,
): Promise<AsyncIterable<ResolvedRecord>> => {
  const records = await log.readStream(parkedStreamOf(config), {
    from: 'start',
    direction: 'forwards',
    count: 2n ** 62n,
    resolveLinks: true,
  });
  return E.isRight(records) ? records.right : nothing();
};

async function* nothing(): AsyncIterable<ResolvedRecord> {
  // A stream that nobody has parked in.
}

const hideThrough = async (log: NodeLog, stream: string, revision: bigint): Promise<void> => {
  const metadata = JSON.stringify({ $tb: Number(revision + 1n) });
  await log.append(`$$${stream}`, 'any', [json(randomUUID(), '$metadata', metadata, {})]);
};
