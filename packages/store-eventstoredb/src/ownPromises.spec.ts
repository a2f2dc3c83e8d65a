import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import type { EventStore } from '@disdetta/core';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { eventOf, openOn } from './testing/openOn.ts';
import { startProxy } from './testing/proxy.ts';
import type { Proxy } from './testing/proxy.ts';

let node: Devnode;
let proxies: Proxy[] = [];

beforeAll(async () => {
  node = await startDevnode({ port: 0, log: 'memory' });
});

afterEach(async () => {
  await Promise.all(proxies.map(({ close }) => close()));
  proxies = [];
});

afterAll(async () => {
  await node.close();
});

const newProxy = async (): Promise<Proxy> => {
  const proxy = await startProxy(node.port);
  proxies.push(proxy);
  return proxy;
};

const urlOf = ({ port }: Proxy): string => `esdb://127.0.0.1:${port}?tls=false`;

/** A client as its vendor made it. */
const rawClient = (proxy: Proxy): EventStoreDBClient =>
  EventStoreDBClient.connectionString(urlOf(proxy));

const rawAppend = async (client: EventStoreDBClient, stream: string): Promise<unknown> =>
  client
    .appendToStream(stream, jsonEvent({ type: 'Used', data: {} }))
    .catch((error: unknown) => error);

const revisionOf = async (store: EventStore, stream: string): Promise<unknown> =>
  store.readStream(stream, { limit: 9 })();

describe('the promises of appends', () => {
  it('outlive the failure of any other client in the process, and its late answers', async () => {
    const [ownProxy, otherProxy] = [await newProxy(), await newProxy()];
    const store = await openOn({ connectionString: urlOf(ownProxy), category: 'own' });
    const other = rawClient(otherProxy);
    await store.append('one', 'no-stream', [eventOf('a')])();
    await rawAppend(other, 'other-one');

    ownProxy.freeze();
    const appending = store.append('one', 0n, [eventOf('b')])();
    otherProxy.freeze();
    const failing = rawAppend(other, 'other-one');
    otherProxy.cut();
    expect(await failing).toMatchObject({ type: 'unavailable' });
    // Now the answer arrives of an append that the client has rejected and forgotten.
    ownProxy.thaw();

    expect(await appending).toMatchObject({ right: { revision: 1n } });
    expect(await revisionOf(store, 'one')).toMatchObject({ right: { revision: 1n } });
    await store.close()();
    await other.dispose();
  });

  it('take no other client with them when their own connection fails', async () => {
    const [ownProxy, otherProxy] = [await newProxy(), await newProxy()];
    const store = await openOn({ connectionString: urlOf(ownProxy), category: 'own' });
    const other = rawClient(otherProxy);
    await store.append('two', 'no-stream', [eventOf('a')])();
    await rawAppend(other, 'other-two');

    otherProxy.freeze();
    const waiting = rawAppend(other, 'other-two');
    ownProxy.freeze();
    const appending = store.append('two', 0n, [eventOf('b')])();
    ownProxy.cut();
    ownProxy.thaw();
    expect(await appending).toMatchObject({ right: { revision: 1n } });
    otherProxy.thaw();

    expect(await waiting).toMatchObject({ success: true, nextExpectedRevision: 1n });
    await store.close()();
    await other.dispose();
  });

  it('are kept for each store on a client that is shared, beside its other users', async () => {
    const proxy = await newProxy();
    const client = rawClient(proxy);
    const stores = [
      await openOn({ client, category: 'a' }),
      await openOn({ client, category: 'b' }),
    ];
    await rawAppend(client, 'other-three');
    for (const store of stores) await store.append('three', 'no-stream', [eventOf('a')])();

    proxy.freeze();
    const appending = stores.map((store) => store.append('three', 0n, [eventOf('b')])());
    const failing = rawAppend(client, 'other-three');
    proxy.cut();
    proxy.thaw();

    for (const answer of await Promise.all(appending)) {
      expect(answer).toMatchObject({ right: { revision: 1n } });
    }
    expect(await failing).toMatchObject({ type: 'unavailable' });
    await client.dispose();
  });
});
