import { connectionFor, deliveryFrom, handOver } from '../../testing/deliveries.ts';
import type { Connection } from '../consumers.ts';
import { createDispatchToSingle, createRoundRobin } from './inTurns.ts';
import type { Strategy } from './strategy.ts';

const among = (strategy: Strategy, ...sizes: readonly number[]) => {
  const connections = sizes.map(connectionFor);
  connections.forEach(strategy.join);
  const names = new Map(connections.map((connection, index) => [connection, 'abc'.charAt(index)]));
  const nameOf = (chosen: Connection): string => names.get(chosen) ?? '?';
  return {
    connections,
    /** Who is handed the next messages, so many of them. */
    next: (count: number): string =>
      Array.from({ length: count }, () => {
        const delivery = deliveryFrom('s');
        const chosen = strategy.choose(delivery);
        if (chosen === 'held' || chosen === 'full') return '-';
        handOver(chosen, delivery);
        return nameOf(chosen);
      }).join(''),
  };
};

describe('round robin', () => {
  it('gives each consumer one after another, and leaves out who has no room', () => {
    expect(among(createRoundRobin(), 3, 1, 2).next(7)).toBe('abcaca-');
  });

  it('goes on with those who stay', () => {
    const strategy = createRoundRobin();
    const { connections, next } = among(strategy, 9, 9, 9);
    expect(next(4)).toBe('abca');
    const [, second] = connections;
    if (second !== undefined) strategy.leave(second);
    expect(next(3)).toBe('cac');
  });

  it('has nobody to choose while nobody is there', () => {
    expect(createRoundRobin().choose(deliveryFrom('s'))).toBe('full');
  });
});

describe('dispatch to single', () => {
  it('gives one consumer all that it has room for, and only then another', () => {
    expect(among(createDispatchToSingle(), 2, 3).next(6)).toBe('aabbb-');
  });

  it('stays with the one that it came to', () => {
    const { connections, next } = among(createDispatchToSingle(), 1, 3);
    expect(next(2)).toBe('ab');
    connections[0]?.inFlight.clear();
    expect(next(2)).toBe('bb');
  });
});
