import { connectionFor, deliveryFrom, handOver } from '../../testing/deliveries.ts';
import type { Connection } from '../consumers.ts';
import { createPinned } from './pinned.ts';
import { correlationPin, streamPin } from './pins.ts';
import { strategyNamed } from './strategyNamed.ts';
import type { Strategy } from './strategy.ts';

const STREAMS = Array.from({ length: 100 }, (_, index) => `stream-${index}`);

const joined = (strategy: Strategy, bufferSize: number): Connection => {
  const connection = connectionFor(bufferSize);
  strategy.join(connection);
  return connection;
};

const ownersOf = (strategy: Strategy): readonly unknown[] =>
  STREAMS.map((stream) => strategy.choose(deliveryFrom(stream)));

describe('pinning', () => {
  it('keeps a stream with its consumer, and shares streams out evenly', () => {
    const strategy = createPinned(streamPin);
    const [one, other] = [joined(strategy, 9), joined(strategy, 9)];
    const owners = ownersOf(strategy);
    expect(ownersOf(strategy)).toEqual(owners);
    const shares = [one, other].map((owner) => owners.filter((chosen) => chosen === owner).length);
    expect(Math.min(...shares)).toBeGreaterThan(30);
  });

  it('holds what is for a consumer without room, while others go on', () => {
    const strategy = createPinned(streamPin);
    const [one] = [joined(strategy, 1), joined(strategy, 9)];
    const owners = ownersOf(strategy);
    const own = STREAMS.find((_, index) => owners[index] === one) ?? '';
    const foreign = STREAMS.find((_, index) => owners[index] !== one) ?? '';
    handOver(one, deliveryFrom(own));
    expect(strategy.choose(deliveryFrom(own))).toBe('held');
    expect(strategy.choose(deliveryFrom(foreign))).not.toBe('held');
  });

  it('is full when nobody has room', () => {
    const strategy = createPinned(streamPin);
    handOver(joined(strategy, 1), deliveryFrom('s'));
    expect(strategy.choose(deliveryFrom('t'))).toBe('full');
  });

  it('gives a newcomer its share, those streams first of which nothing is in hand', () => {
    const strategy = createPinned(streamPin);
    const veteran = joined(strategy, 99);
    ownersOf(strategy);
    const busy = STREAMS.slice(0, 10);
    for (const stream of busy) handOver(veteran, deliveryFrom(stream));
    const newcomer = joined(strategy, 99);
    const owners = ownersOf(strategy);
    expect(owners.filter((owner) => owner === newcomer).length).toBeGreaterThan(30);
    expect(owners.slice(0, 10)).toEqual(busy.map(() => veteran));
  });

  it('gives the streams of one who leaves to those who stay', () => {
    const strategy = createPinned(streamPin);
    const [one, other] = [joined(strategy, 9), joined(strategy, 9)];
    const before = ownersOf(strategy);
    strategy.leave(one);
    const after = ownersOf(strategy);
    expect(new Set(after)).toEqual(new Set([other]));
    expect(before).toContain(one);
  });
});

describe('what messages are pinned by', () => {
  it('is the stream of the event, or of what a link leads to', () => {
    expect(streamPin(deliveryFrom('s'))).toBe('s');
    const link = deliveryFrom('links', { type: '$>', data: Buffer.from('3@the@target') });
    expect(streamPin(link)).toBe('the@target');
  });

  it.each<[string, string]>([
    ['{"$correlationId":"c-1"}', 'c-1'],
    ['{"$correlationId":7}', 's'],
    ['{"other":"c-1"}', 's'],
    ['no JSON', 's'],
    ['', 's'],
  ])('is the correlation if the metadata has one: %s', (metadata, pin) => {
    expect(correlationPin(deliveryFrom('s', { metadata: Buffer.from(metadata) }))).toBe(pin);
  });
});

describe('a strategy by its name', () => {
  it('keeps together what belongs together', () => {
    const strategy = strategyNamed('PinnedByCorrelation');
    const connections = [joined(strategy, 9), joined(strategy, 9), joined(strategy, 9)];
    const metadata = Buffer.from('{"$correlationId":"c-1"}');
    const owners = STREAMS.map((stream) => strategy.choose(deliveryFrom(stream, { metadata })));
    expect(new Set(owners).size).toBe(1);
    expect(connections).toContain(owners[0]);
  });
});
