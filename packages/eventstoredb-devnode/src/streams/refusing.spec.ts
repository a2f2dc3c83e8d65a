import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { connectRaw, proposal, streamIdentifier } from '../testing/rawStreams.ts';
import type { RawStreams } from '../testing/rawStreams.ts';

let node: Devnode;
let client: EventStoreDBClient;
let raw: RawStreams;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = EventStoreDBClient.connectionString(node.connectionString);
  raw = connectRaw(node);
  await client.appendToStream('there', [jsonEvent({ type: 'A', data: {} })]);
  await client.appendToStream('gone for good ü', [jsonEvent({ type: 'A', data: {} })]);
  await client.tombstoneStream('gone for good ü');
});

afterEach(async () => {
  await client.dispose();
  raw.close();
  await node.close();
});

const gone = streamIdentifier('gone for good ü');
const there = streamIdentifier('there');

describe('a stream that is gone for good', () => {
  it.each([
    ['reads', () => raw.read({ stream: { streamIdentifier: gone, start: {} }, count: '1' })],
    [
      'subscriptions',
      () => raw.read({ stream: { streamIdentifier: gone, start: {} }, subscription: {} }),
    ],
    ['appends', () => raw.append([{ options: { streamIdentifier: gone, any: {} } }])],
    ['deletions', () => raw.end('Delete', { streamIdentifier: gone, any: {} })],
    ['tombstones', () => raw.end('Tombstone', { streamIdentifier: gone, any: {} })],
  ])('refuses %s by a failed precondition that names it', async (_, call) => {
    const { error } = await call();
    expect(error).toMatchObject({ code: 9 });
    expect(error?.metadata.getMap()).toMatchObject({
      exception: 'stream-deleted',
      'stream-name': 'gone for good %C3%BC',
    });
  });
});

describe('a writer who is wrong about the stream', () => {
  it.each([
    [{ revision: '7' }, { expectedRevision: '7', oldExpectedRevision: '7' }],
    [{ noStream: {} }, { expectedNoStream: {} }],
  ])('is answered by a message and no error: %j', async (belief, expected) => {
    const { answers, error } = await raw.append([
      { options: { streamIdentifier: there, ...belief } },
      { proposedMessage: proposal('f47ac10b-58cc-4372-a567-0e02b2c3d479') },
    ]);
    expect(error).toBeNull();
    expect(answers).toMatchObject([
      { wrongExpectedVersion: { currentRevision: '0', oldCurrentRevision: '0', ...expected } },
    ]);
  });

  it('is told that there is no stream', async () => {
    const { answers } = await raw.append([
      { options: { streamIdentifier: streamIdentifier('new'), streamExists: {} } },
      { proposedMessage: proposal('f47ac10b-58cc-4372-a567-0e02b2c3d479') },
    ]);
    expect(answers).toMatchObject([
      {
        wrongExpectedVersion: {
          currentNoStream: {},
          oldNoStream: {},
          expectedStreamExists: {},
          oldStreamExists: {},
        },
      },
    ]);
  });

  it('is refused by trailers when deleting', async () => {
    const { error } = await raw.end('Delete', { streamIdentifier: there, revision: '7' });
    expect(error).toMatchObject({ code: 9 });
    expect(error?.metadata.getMap()).toMatchObject({
      exception: 'wrong-expected-version',
      'stream-name': 'there',
      'expected-version': '7',
      'actual-version': '0',
    });
  });
});

describe('a place in the log where nothing can be', () => {
  it.each([
    { commitPosition: '18446744073709551615', preparePosition: '18446744073709551615' },
    { commitPosition: '1', preparePosition: '2' },
  ])('is an invalid argument: %j', async (position) => {
    expect(await raw.read({ all: { position }, count: '1' })).toMatchObject({
      error: { code: 3, details: 'Trying to read from an invalid position.' },
    });
  });
});

describe('a request that does not say what it wants', () => {
  it.each([
    ['nothing at all', {}],
    ['no count', { stream: { streamIdentifier: there, start: {} } }],
    ['a filter of nothing', { all: { start: {} }, count: '1', filter: { count: {} } }],
  ])('is an invalid argument: %s', async (_, options) => {
    expect(await raw.read(options)).toMatchObject({ error: { code: 3 } });
  });
});
