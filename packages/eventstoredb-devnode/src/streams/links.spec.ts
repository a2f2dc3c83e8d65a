import { BACKWARDS, END, EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { collect } from '../testing/collect.ts';

let node: Devnode;
let client: EventStoreDBClient;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = EventStoreDBClient.connectionString(node.connectionString);
  await client.appendToStream(
    'target@home',
    ['A', 'B', 'C'].map((type) => jsonEvent({ type, data: {} })),
  );
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const link = (text: string) => binaryEvent({ type: '$>', data: Buffer.from(text) });

const resolved = async (stream = 'links') =>
  (await collect(client.readStream(stream, { resolveLinkTos: true }))).map(({ event, link }) => [
    event?.type,
    link?.type,
  ]);

describe('a link', () => {
  it('is an event like others to whoever does not ask for more', async () => {
    await client.appendToStream('links', link('1@target@home'));
    const [event] = await collect(client.readStream('links'));
    expect(event).toMatchObject({ event: { type: '$>', streamId: 'links' } });
    expect(event?.link).toBeUndefined();
  });

  it('leads to its event, and both tell where they are', async () => {
    await client.appendToStream('links', link('1@target@home'));
    for (const direction of ['forwards', BACKWARDS] as const) {
      const fromRevision = direction === BACKWARDS ? END : 0n;
      const [event] = await collect(
        client.readStream('links', { direction, fromRevision, resolveLinkTos: true }),
      );
      expect(event).toMatchObject({
        event: { type: 'B', streamId: 'target@home', revision: 1n, position: { commit: 2n } },
        link: { type: '$>', streamId: 'links', revision: 0n, position: { commit: 4n } },
        commitPosition: 4n,
      });
    }
  });

  it('is resolved in the log, too', async () => {
    await client.appendToStream('links', link('2@target@home'));
    const events = await collect(client.readAll({ resolveLinkTos: true }));
    expect(events.at(-1)).toMatchObject({
      event: { type: 'C' },
      link: { streamId: 'links' },
      commitPosition: 4n,
    });
  });

  it('leads nowhere when its event is not there', async () => {
    await client.appendToStream('links', ['9@target@home', '0@nobody', '5'].map(link));
    expect(await resolved()).toEqual([
      [undefined, '$>'],
      [undefined, '$>'],
      [undefined, '$>'],
    ]);
  });

  it('leads nowhere when its event is hidden', async () => {
    await client.appendToStream('links', ['0@target@home', '2@target@home'].map(link));
    await client.setStreamMetadata('target@home', { maxCount: 1 });
    expect(await resolved()).toEqual([
      [undefined, '$>'],
      ['C', '$>'],
    ]);
    await client.deleteStream('target@home');
    expect(await resolved()).toEqual([
      [undefined, '$>'],
      [undefined, '$>'],
    ]);
    await client.tombstoneStream('target@home');
    expect(await resolved()).toEqual([
      [undefined, '$>'],
      [undefined, '$>'],
    ]);
  });

  it('that does not say a revision is an event like others', async () => {
    await client.appendToStream('links', ['x@target@home', '@target@home', ''].map(link));
    expect(await resolved()).toEqual([
      ['$>', undefined],
      ['$>', undefined],
      ['$>', undefined],
    ]);
  });

  it('is resolved for those who subscribe', async () => {
    await client.appendToStream('links', ['0@target@home', '9@target@home'].map(link));
    const subscription = client.subscribeToStream('links', { resolveLinkTos: true });
    const seen: unknown[] = [];
    for await (const { event, link } of subscription) {
      seen.push([event?.type, link?.revision]);
      if (seen.length === 2) break;
    }
    await subscription.unsubscribe();
    expect(seen).toEqual([
      ['A', 0n],
      [undefined, 1n],
    ]);
  });
});
