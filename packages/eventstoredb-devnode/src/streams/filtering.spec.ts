import {
  EventStoreDBClient,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Filter } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { connectRaw } from '../testing/rawStreams.ts';
import { watch } from '../testing/watch.ts';
import type { Watched } from '../testing/watch.ts';

let node: Devnode;
let client: EventStoreDBClient;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
  client = EventStoreDBClient.connectionString(node.connectionString);
});

afterEach(async () => {
  await client.dispose();
  await node.close();
});

const write = (stream: string, ...types: readonly string[]) =>
  client.appendToStream(
    stream,
    types.map((type) => jsonEvent({ type, data: {} })),
  );

/** What a filtered subscription says until it has caught up, without its places. */
const history = async (filter: Filter): Promise<readonly string[]> => {
  const seen = watch(client.subscribeToAll({ filter }));
  const events = await untilCaughtUp(seen);
  await seen.stop();
  return events.filter((word) => !/^(confirmation|caughtUp|checkpoint)/.test(word));
};

const untilCaughtUp = async (seen: Watched): Promise<readonly string[]> => {
  const words: string[] = [];
  while (words.at(-1) !== 'caughtUp') words.push(...(await seen.next(1)));
  return words;
};

describe('a filter', () => {
  beforeEach(async () => {
    await write('account-1', 'Opened', 'Closed');
    await write('other-account', 'Reopened', 'opened');
    await client.setStreamMetadata('account-1', { maxCount: 10 });
  });

  it.each<[string, Filter, readonly string[]]>([
    [
      'the beginning of stream names',
      streamNameFilter({ prefixes: ['account-'] }),
      ['Opened', 'Closed'],
    ],
    [
      'one of many beginnings',
      streamNameFilter({ prefixes: ['x', 'other', '$$'] }),
      ['Reopened', 'opened', '$metadata'],
    ],
    [
      'stream names by an expression anywhere in them',
      streamNameFilter({ regex: 'account' }),
      ['Opened', 'Closed', 'Reopened', 'opened', '$metadata'],
    ],
    [
      'stream names by an anchored expression',
      streamNameFilter({ regex: '^account-\\d$' }),
      ['Opened', 'Closed'],
    ],
    [
      'the beginning of types, whose case counts',
      eventTypeFilter({ prefixes: ['Ope'] }),
      ['Opened'],
    ],
    [
      'types by an expression',
      eventTypeFilter({ regex: '[Oo]pened$' }),
      ['Opened', 'Reopened', 'opened'],
    ],
    ['types whatever their case', eventTypeFilter({ regex: '(?i)^OPENED' }), ['Opened', 'opened']],
    ['types between the ends of the text', eventTypeFilter({ regex: '\\AClosed\\z' }), ['Closed']],
    [
      'all but what the server writes',
      excludeSystemEvents(),
      ['Opened', 'Closed', 'Reopened', 'opened'],
    ],
  ])('lets through %s', async (_, filter, types) => {
    expect(await history(filter)).toEqual(types);
  });

  it('lets new events through by the same rule', async () => {
    const seen = watch(client.subscribeToAll({ filter: eventTypeFilter({ prefixes: ['Ope'] }) }));
    await untilCaughtUp(seen);
    await write('account-2', 'Closed', 'Opened');
    await write('account-2', 'Opening');
    expect(await seen.next(2)).toEqual(['Opened', 'Opening']);
    await seen.stop();
  });

  it('may be used to read the log once', async () => {
    const raw = connectRaw(node);
    const { answers } = await raw.read({
      all: { start: {} },
      count: '2',
      filter: { eventType: { regex: 'pened' }, count: {}, checkpointIntervalMultiplier: 1 },
    });
    raw.close();
    expect(answers.map((answer) => at(answer, 'event', 'event', 'metadata', 'type'))).toEqual([
      'Opened',
      'Reopened',
    ]);
  });

  it('whose expression is none is refused', async () => {
    const seen = watch(client.subscribeToAll({ filter: eventTypeFilter({ regex: '(' }) }));
    expect(await seen.next(1)).toEqual(['error unknown']);
  });
});

describe('the checkpoints of a filtered subscription', () => {
  /** A hundred events of which every tenth is wanted, at positions 1 to 100. */
  beforeEach(async () => {
    const types = Array.from({ length: 100 }, (_, place) => (place % 10 === 9 ? 'Wanted' : 'Not'));
    await write('s', ...types);
  });

  const subscribe = (
    options: Parameters<typeof client.subscribeToAll>[0],
    window: { readonly maxSearchWindow?: number; readonly checkpointInterval?: number },
  ): { readonly places: bigint[]; readonly seen: Watched } => {
    const places: bigint[] = [];
    const filter = eventTypeFilter({
      prefixes: ['Wanted'],
      ...window,
      checkpointReached: (_, { commit }) => {
        places.push(commit);
      },
    });
    return { places, seen: watch(client.subscribeToAll({ ...options, filter })) };
  };

  it.each([
    ['every 32 events', {}, [32n, 64n, 96n, 100n]],
    ['every so many windows', { checkpointInterval: 2 }, [64n, 100n]],
    ['every window of another size', { maxSearchWindow: 30 }, [30n, 60n, 90n, 100n]],
    [
      'every so many windows of another size',
      { maxSearchWindow: 10, checkpointInterval: 5 },
      [50n, 100n],
    ],
    ['once, when the window is wider than history', { maxSearchWindow: 1_000 }, [100n]],
  ])('come %s, and where history ends', async (_, window, expected) => {
    const { places, seen } = subscribe({}, window);
    await untilCaughtUp(seen);
    expect(places).toEqual(expected);
    await seen.stop();
  });

  it('count new events, wanted or not, and never repeat a place', async () => {
    const { places, seen } = subscribe({}, { maxSearchWindow: 10 });
    await untilCaughtUp(seen);
    for (let event = 1; event <= 25; event += 1) await write('s', 'Not');
    await write('s', 'Wanted');
    while ((await seen.next(1))[0] !== 'Wanted' || places.length < 12);
    expect(places).toEqual([10n, 20n, 30n, 40n, 50n, 60n, 70n, 80n, 90n, 100n, 110n, 120n]);
    await seen.stop();
  });

  it('do not come when there is no history to look at', async () => {
    const { places, seen } = subscribe({ fromPosition: END }, {});
    await untilCaughtUp(seen);
    expect(places).toEqual([]);
    await seen.stop();
  });

  it('are places to go on from', async () => {
    const { places, seen } = subscribe({}, { maxSearchWindow: 25 });
    await untilCaughtUp(seen);
    await seen.stop();
    const place = places[2] ?? 0n;
    const again = subscribe({ fromPosition: { commit: place, prepare: place } }, {});
    const words = await untilCaughtUp(again.seen);
    expect(place).toBe(75n);
    expect(words.filter((word) => word === 'Wanted')).toHaveLength(3);
    await again.seen.stop();
  });
});
