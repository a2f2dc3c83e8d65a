import type { Instant } from '@disdetta/core';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect } from '../testing/collect.ts';
import { callRaw } from '../testing/rawCall.ts';

let node: Devnode;

beforeEach(async () => {
  node = await startDevnode({
    port: 0,
    host: '0.0.0.0',
    now: () => '2026-01-01T00:00:00.000Z' as Instant,
  });
});

afterEach(() => node.close());

const gossip = async (host: string): Promise<unknown> => {
  const { answers } = await callRaw(
    { address: `${host}:${node.port}` },
    'gossip.Gossip',
    'Read',
    {},
  );
  return answers[0];
};

describe('what the node says of the cluster', () => {
  it('is that it leads it alone, and is alive', async () => {
    expect(await gossip('127.0.0.1')).toMatchObject({
      members: [
        {
          state: 8,
          isAlive: true,
          timeStamp: '17672256000000000',
          httpEndPoint: { address: '127.0.0.1', port: node.port },
        },
      ],
    });
  });

  it('names the node as who asks can reach it', async () => {
    expect(await gossip('localhost')).toMatchObject({
      members: [{ httpEndPoint: { address: 'localhost', port: node.port } }],
    });
  });

  it('names the same instance as long as it runs', async () => {
    const [first, second] = [await gossip('127.0.0.1'), await gossip('127.0.0.1')];
    expect(first).toMatchObject({
      members: [{ instanceId: { structured: { mostSignificantBits: expect.any(String) } } }],
    });
    expect(second).toEqual(first);
  });

  it('leads a client that discovers nodes to it', async () => {
    const client = EventStoreDBClient.connectionString(
      `esdb://127.0.0.1:${node.port},localhost:${node.port}?tls=false`,
    );
    await client.appendToStream('s', jsonEvent({ type: 'Found', data: {} }));
    const [found] = await collect(client.readStream('s'));
    expect(found?.event?.type).toBe('Found');
    await client.dispose();
  });
});
