import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { createMemoryStore } from '@disdetta/store-memory';
import { startDevnode } from './startDevnode.ts';
import type { Devnode } from './startDevnode.ts';
import { collect, rejection } from './testing/collect.ts';
import { watch } from './testing/watch.ts';

const happened = () => jsonEvent({ type: 'Happened', data: {} });

const withClient = async <A>(node: Devnode, work: (client: EventStoreDBClient) => Promise<A>) => {
  const client = EventStoreDBClient.connectionString(node.connectionString);
  try {
    return await work(client);
  } finally {
    await client.dispose();
  }
};

describe('a node on a file', () => {
  it('has everything again when it is started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-devnode-'));
    const log = { file: join(folder, 'log.db') };
    const first = await startDevnode({ port: 0, log });
    await withClient(first, async (client) => {
      await client.appendToStream('s', Array.from({ length: 70 }, happened));
      await client.setStreamMetadata('s', { maxCount: 3 });
      await client.appendToStream('gone', happened());
      await client.tombstoneStream('gone');
    });
    await first.close();

    const second = await startDevnode({ port: 0, log });
    await withClient(second, async (client) => {
      expect(await collect(client.readStream('s'))).toHaveLength(3);
      expect(await rejection(collect(client.readStream('gone')))).toMatchObject({
        type: 'stream-deleted',
      });
      expect(await client.appendToStream('s', happened())).toMatchObject({
        nextExpectedRevision: 70n,
        position: { commit: 74n },
      });
      expect(await collect(client.readAll())).toHaveLength(74);
    });
    await second.close();
    rmSync(folder, { recursive: true });
  });

  it('has the file to itself, until it is closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-devnode-'));
    const log = { file: join(folder, 'log.db') };
    const first = await startDevnode({ port: 0, log });
    expect(await rejection(startDevnode({ port: 0, log }))).toMatchObject({
      message: `Another node works on ${log.file}: stop that one, or name another file.`,
    });
    await withClient(first, async (client) => {
      expect(await client.appendToStream('s', happened())).toMatchObject({ success: true });
    });
    await first.close();
    const second = await startDevnode({ port: 0, log });
    await second.close();
    expect(readdirSync(folder)).toEqual(['log.db']);
    rmSync(folder, { recursive: true });
  });

  it('says so when the file cannot be opened', async () => {
    const file = join(tmpdir(), 'no-such-folder', 'log.db');
    expect(await rejection(startDevnode({ port: 0, log: { file } }))).toMatchObject({
      code: 'StoreBroke',
      message: expect.stringContaining('no-such-folder'),
    });
  });
});

describe('a node on a store that is lent to it', () => {
  it('writes there', async () => {
    const store = createMemoryStore();
    const node = await startDevnode({ port: 0, log: store });
    await withClient(node, (client) => client.appendToStream('$s', happened()));
    expect(await store.readAll(0n, 10)()).toMatchObject({ right: [{ type: 'Happened' }] });
    await node.close();
  });
});

describe('a node whose port is taken', () => {
  it('says so', async () => {
    const first = await startDevnode({ port: 0 });
    expect(await rejection(startDevnode({ port: first.port }))).toMatchObject({
      message: expect.stringContaining(`127.0.0.1:${first.port}`),
    });
    await first.close();
  });
});

describe('closing a node', () => {
  it('ends subscriptions as unavailable, as a server does that goes away', async () => {
    const node = await startDevnode({ port: 0 });
    await withClient(node, async (client) => {
      const ofStream = watch(client.subscribeToStream('s'));
      const ofLog = watch(client.subscribeToAll());
      await ofStream.next(2);
      await ofLog.next(2);
      await node.close();
      expect(await ofStream.next(1)).toEqual(['error unavailable']);
      expect(await ofLog.next(1)).toEqual(['error unavailable']);
    });
  });

  it('may be asked for twice, and while clients write', async () => {
    const node = await startDevnode({ port: 0 });
    await withClient(node, async (client) => {
      await client.appendToStream('s', happened());
      const outcomes = Promise.allSettled(
        Array.from({ length: 50 }, () => client.appendToStream('s', happened())),
      );
      await Promise.all([node.close(), node.close()]);
      expect(await outcomes).toHaveLength(50);
    });
  });
});
