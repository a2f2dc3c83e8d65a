import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { messageNamed } from '../protocol/definitions.ts';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { beginBatches } from '../testing/batchCall.ts';
import type { BatchCall } from '../testing/batchCall.ts';
import { collect } from '../testing/collect.ts';
import { connectRaw, proposal, streamIdentifier } from '../testing/rawStreams.ts';
import type { RawStreams } from '../testing/rawStreams.ts';

let node: Devnode;
let client: EventStoreDBClient;
let raw: RawStreams;
let call: BatchCall;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = EventStoreDBClient.connectionString(node.connectionString);
  raw = connectRaw(node);
  call = beginBatches(raw);
});

afterEach(async () => {
  call.end();
  await client.dispose();
  raw.close();
  await node.close();
});

const part = (name: string, ...others: readonly object[]): object =>
  others.reduce((whole, other) => ({ ...whole, ...other }), { correlationId: { string: name } });

const to = (stream: string, ...others: readonly object[]): object => ({
  options: others.reduce((whole, other) => ({ ...whole, ...other }), {
    streamIdentifier: streamIdentifier(stream),
    any: {},
  }),
});

const events = (...types: readonly string[]): object => ({
  proposedMessages: types.map((type) => proposal(randomUUID(), type)),
});

const FINAL = { isFinal: true };

const only = async (): Promise<object> => (await call.answers(1))[0] ?? {};

/** The detail of an answer, unpacked. */
const detailOf = (answer: object): object => {
  const address = String(at(answer, 'error', 'details', 'type_url'));
  const name = address.replace('type.googleapis.com/event_store.client.', '');
  const value = at(answer, 'error', 'details', 'value');
  if (!Buffer.isBuffer(value)) throw new TypeError('An error has details.');
  return { code: at(answer, 'error', 'code'), [name]: messageNamed(name).deserialize(value) };
};

const typesIn = async (stream: string) =>
  (await collect(client.readStream(stream))).map(({ event }) => event?.type);

describe('an append of a batch', () => {
  it('is answered under the id it came with, text or structured', async () => {
    call.send(part('not even a UUID', to('s'), events('A', 'B'), FINAL));
    expect(await only()).toMatchObject({
      correlationId: { string: 'not even a UUID' },
      streamIdentifier: streamIdentifier('s'),
      success: {
        currentRevision: '1',
        position: { commitPosition: '2', preparePosition: '2' },
      },
    });
    const structured = { mostSignificantBits: '-17', leastSignificantBits: '9223372036854775807' };
    call.send({ correlationId: { structured }, ...to('s'), ...events('C'), ...FINAL });
    expect(await only()).toMatchObject({
      correlationId: { structured },
      success: { currentRevision: '2' },
    });
  });

  it('may come in parts, between those of others', async () => {
    call.send(part('one', to('s1'), events('A')));
    call.send(part('two', to('s2'), events('X')));
    call.send(part('one', events('B')));
    call.send(part('two', events('Y'), FINAL));
    call.send(part('one', events('C'), FINAL));
    const answers = await call.answers(2);
    expect(answers.map((answer) => at(answer, 'correlationId', 'string'))).toEqual(['two', 'one']);
    expect(await typesIn('s1')).toEqual(['A', 'B', 'C']);
    expect(await typesIn('s2')).toEqual(['X', 'Y']);
  });

  it('keeps its place among others to the same stream', async () => {
    for (let place = 0; place < 2_000; place += 1) {
      call.send(part(`${place}`, to('s'), events(`${place}`), FINAL));
    }
    const answers = await call.answers(2_000);
    expect(answers.map((answer) => at(answer, 'success', 'currentRevision'))).toEqual(
      Array.from({ length: 2_000 }, (_, place) => `${place}`),
    );
    expect(await typesIn('s')).toEqual(Array.from({ length: 2_000 }, (_, place) => `${place}`));
  });

  it('of nothing says where the stream stands', async () => {
    call.send(part('none', to('s'), FINAL));
    expect(await only()).toMatchObject({ success: { noStream: {} } });
  });

  it('ends well when the client ends it, answered to the last', async () => {
    call.send(part('last', to('s'), events('A'), FINAL));
    call.end();
    expect(await only()).toMatchObject({ success: { currentRevision: '0' } });
    expect(await call.ended).toBeNull();
  });
});

describe('an append of a batch that goes wrong', () => {
  it('says where the stream stands and where it was believed to', async () => {
    await client.appendToStream('s', jsonEvent({ type: 'A', data: {} }));
    const beliefs = [
      [{ streamPosition: '7' }, { expectedStreamPosition: '7' }],
      [{ noStream: {} }, { expectedNoStream: {} }],
    ] as const;
    for (const [belief, expected] of beliefs) {
      call.send(part('wrong', to('s', { any: undefined }, belief), events('B'), FINAL));
      const answer = await only();
      expect(answer).toMatchObject({
        correlationId: { string: 'wrong' },
        streamIdentifier: streamIdentifier('s'),
      });
      expect(detailOf(answer)).toMatchObject({
        code: 6,
        WrongExpectedVersion: { currentStreamRevision: '0', ...expected },
      });
    }
    call.send(part('none', to('new', { any: undefined, streamExists: {} }), events('B'), FINAL));
    expect(detailOf(await only())).toMatchObject({
      code: 6,
      WrongExpectedVersion: { currentNoStream: {}, expectedStreamExists: {} },
    });
  });

  it('says that the stream is deleted', async () => {
    await client.tombstoneStream('s');
    call.send(part('late', to('s'), events('B'), FINAL));
    expect(detailOf(await only())).toMatchObject({
      code: 5,
      StreamDeleted: { streamIdentifier: streamIdentifier('s') },
    });
  });

  it('says that it is too big, at the part that makes it so', async () => {
    const half = { proposedMessages: [proposal(randomUUID(), 'A', 'x'.repeat(524_288))] };
    call.send(part('big', to('s'), half));
    call.send(part('big', half));
    expect(detailOf(await only())).toMatchObject({
      code: 3,
      MaximumAppendSizeExceeded: { maxAppendSize: 1_048_576 },
    });
    call.send(part('big', events('C'), FINAL));
    call.send(part('next', to('s'), events('D'), FINAL));
    expect(await only()).toMatchObject({ correlationId: { string: 'next' } });
    expect(await typesIn('s')).toEqual(['D']);
  });

  it.each([
    ['a stream without a name', to(''), events('A')],
    ['a stream called $$', to('$$'), events('A')],
    ['an event without a type', to('s'), events('')],
    ['an event with no id', to('s'), { proposedMessages: [proposal('')] }],
    [
      'an event whose id is all zeros',
      to('s'),
      { proposedMessages: [proposal('00000000-0000-0000-0000-000000000000')] },
    ],
    [
      'an event that does not say what it is',
      to('s'),
      { proposedMessages: [{ id: { string: randomUUID() }, metadata: { type: 'A' } }] },
    ],
  ])('refuses %s', async (_, options, proposals) => {
    call.send(part('bad', options, proposals, FINAL));
    expect(detailOf(await only())).toMatchObject({ code: 3, BadRequest: {} });
    expect(await collect(client.readAll())).toEqual([]);
  });
});

describe('the deadline of an append of a batch', () => {
  const second = (from: number) => ({ seconds: `${Math.floor(from / 1_000)}`, nanos: 0 });

  it.each([
    ['a moment that has passed', { deadline: second(Date.now() - 5_000) }],
    ['no time at all', { timeLeft: { seconds: '0', nanos: 0 } }],
    ['less than no time', { timeLeft: { seconds: '-1', nanos: 0 } }],
  ])('that is %s is a timeout at once', async (_, deadline) => {
    call.send(part('late', to('s', deadline), events('A'), FINAL));
    expect(detailOf(await only())).toMatchObject({ code: 4, Timeout: {} });
    expect(await collect(client.readAll())).toEqual([]);
  });

  it.each([
    ['a moment to come', { deadline: second(Date.now() + 60_000) }],
    ['some time', { timeLeft: { seconds: '60', nanos: 0 } }],
  ])('that is %s is kept', async (_, deadline) => {
    call.send(part('in time', to('s', deadline), events('A'), FINAL));
    expect(await only()).toMatchObject({ success: { currentRevision: '0' } });
  });

  it('ends an append that does not become complete, however long it says to wait', async () => {
    call.send(
      part('short', to('s', { timeLeft: { seconds: '0', nanos: 1_000_000 } }), events('A')),
    );
    call.send(part('long', to('s', { timeLeft: { seconds: '600', nanos: 0 } }), events('B')));
    const [short, long] = await call.answers(2);
    for (const [answer, name] of [
      [short, 'short'],
      [long, 'long'],
    ] as const) {
      expect(answer).toMatchObject({ correlationId: { string: name } });
      expect(detailOf(answer ?? {})).toMatchObject({ code: 4, Timeout: {} });
    }
    call.send(part('long', events('C'), FINAL));
    call.send(part('next', to('s'), events('D'), FINAL));
    expect(await only()).toMatchObject({ correlationId: { string: 'next' } });
    expect(await typesIn('s')).toEqual(['D']);
  });
});

describe('a node that closes', () => {
  it('answers the appends it has, and ends the call as unavailable', async () => {
    call.send(part('last', to('s'), events('A'), FINAL));
    await only();
    call.send(part('unfinished', to('s'), events('B')));
    await node.close();
    expect(await call.ended).toMatchObject({ code: 14 });
  });
});
