import type { EventStore } from '@disdetta/core';
import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventOf, openOn } from './testing/openOn.ts';
import { startProxy } from './testing/proxy.ts';
import type { Proxy } from './testing/proxy.ts';

const EVENTS = 120;

let folder: string;
let node: Devnode;
let proxy: Proxy;
let store: EventStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-lossless-'));
  node = await startDevnode({ port: 0, log: { file: join(folder, 'node.db') } });
  proxy = await startProxy(node.port);
  store = await openOn({ connectionString: `esdb://127.0.0.1:${proxy.port}?tls=false` });
});

afterEach(async () => {
  await store.close()();
  await proxy.close();
  await node.close();
  rmSync(folder, { recursive: true });
});

const restart = async (): Promise<void> => {
  const { port } = node;
  await node.close();
  node = await startDevnode({ port, log: { file: join(folder, 'node.db') } });
};

const LABELS = Array.from({ length: EVENTS }, (_, at) => `event ${at}`);

/** Appends the events one after the other; something befalls the server with some of them. */
const write = async (befall: (at: number) => Promise<void> | void): Promise<void> => {
  for (const [at, label] of LABELS.entries()) {
    const expected = at === 0 ? 'no-stream' : BigInt(at - 1);
    const appending = store.append('one', expected, [eventOf(label)])();
    await befall(at);
    expect(await appending).toMatchObject({ right: { revision: BigInt(at) } });
  }
};

/** Follows the log until it has seen so many events. */
const follow = async (): Promise<readonly string[]> => {
  const controller = new AbortController();
  const seen: string[] = [];
  for await (const item of store.subscribe(0n, controller.signal)) {
    if (E.isLeft(item)) throw new Error(item.left.message);
    if (item.right.kind === 'event') seen.push(item.right.event.data);
    if (seen.length === EVENTS) controller.abort();
  }
  return seen;
};

const everything = LABELS.map((of) => JSON.stringify({ of }));

describe('appends and a subscription under way', () => {
  it('lose and double nothing while the server is restarted', async () => {
    const following = follow();
    await write(async (at) => {
      if (at % 50 === 20) await restart();
    });

    expect(await following).toEqual(everything);
    expect(await store.readAll(0n, 1_000)()).toMatchObject({ right: { length: EVENTS } });
  }, 60_000);

  it('lose and double nothing while their connection is cut', async () => {
    const following = follow();
    await write((at) => {
      if (at % 7 === 3) proxy.cut();
    });

    expect(await following).toEqual(everything);
    expect(await store.readAll(0n, 1_000)()).toMatchObject({ right: { length: EVENTS } });
  }, 60_000);

  it('lose and double nothing when their answers are lost and they are not', async () => {
    const following = follow();
    await write((at) => {
      if (at % 11 === 5) proxy.cutAtAnswer();
    });

    expect(await following).toEqual(everything);
    expect(await store.readAll(0n, 1_000)()).toMatchObject({ right: { length: EVENTS } });
  }, 60_000);
});
