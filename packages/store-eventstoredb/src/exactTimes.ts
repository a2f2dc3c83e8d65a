import { Dropped, feedOf, isNotice } from './feed.ts';
import type { Feed } from './feed.ts';
import type { VendorClient, VendorItem, VendorReading, VendorReadOptions } from './vendorClient.ts';

/**
 * The same client, reading streams with exact times. KurrentDB's client reads streams by way of a
 * library that cuts times to whole seconds, so that one event would have two times. Subscriptions
 * do not go that way: a page is the beginning of one. Backwards there is none, so that such a page
 * is read as ever to see which events it holds, and then upwards.
 */
export const withExactTimes = (client: VendorClient): VendorClient => ({
  appendToStream: (stream, events, options) => client.appendToStream(stream, events, options),
  readStream: (stream, options) => readExactly(client, stream, options),
  subscribeToAll: (options) => client.subscribeToAll(options),
  subscribeToStream: (stream, options) => client.subscribeToStream(stream, options),
  dispose: () => client.dispose(),
});

/** The server has no such stream; its subscriptions do not say so. */
class NoSuchStream extends Error {
  readonly type = 'stream-not-found';
}

const readExactly = (
  client: VendorClient,
  stream: string,
  options: VendorReadOptions,
): VendorReading => {
  const { direction, fromRevision, maxCount, requiresLeader } = options;
  let feed: Feed | null = null;

  async function* upwards(first: bigint, count: number): AsyncGenerator<VendorItem> {
    const after = first > 0n ? first - 1n : 'start';
    feed = feedOf(client.subscribeToStream(stream, { fromRevision: after, requiresLeader }));
    let read = 0;
    try {
      for await (const item of feed.items) {
        if (isNotice(item)) {
          if (item.kind !== 'caughtUp') continue;
          if (read === 0 && after === 'start') throw new NoSuchStream();
          return;
        }
        yield item;
        read += 1;
        if (read === count) return;
      }
      throw new Dropped();
    } finally {
      await feed.cancel();
    }
  }

  async function* downwards(): AsyncGenerator<VendorItem> {
    const rising: VendorItem[] = [];
    for await (const item of client.readStream(stream, options)) rising.unshift(item);
    const lowest = rising[0]?.event?.revision;
    if (lowest === undefined) return;
    const exact: VendorItem[] = [];
    for await (const item of upwards(lowest, rising.length)) exact.push(item);
    yield* exact.reverse();
  }

  const items =
    direction === 'backwards'
      ? downwards()
      : upwards(typeof fromRevision === 'bigint' ? fromRevision : 0n, maxCount);
  return {
    [Symbol.asyncIterator]: () => items,
    cancel: async () => {
      await feed?.cancel();
    },
  };
};
