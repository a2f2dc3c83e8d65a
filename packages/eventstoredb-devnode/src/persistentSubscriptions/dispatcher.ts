import { connectionOf } from './consumers.ts';
import type { Connection, Consumer } from './consumers.ts';
import type { Delivery } from './delivery.ts';
import type { GroupSettings } from './settings.ts';
import { strategyNamed } from './strategies/strategyNamed.ts';
import { createWaiting } from './waiting.ts';
import type { Offered, Waiting } from './waiting.ts';

interface InFlight {
  readonly delivery: Delivery;
  readonly connection: Connection;
  readonly expiresAt: number;
}

/** Hands what waits to consumers, and keeps what they have not answered. */
export interface Dispatcher extends Pick<
  Waiting,
  'add' | 'addAgain' | 'freshCount' | 'againCount'
> {
  readonly connections: ReadonlySet<Connection>;
  readonly connect: (consumer: Consumer) => Connection;
  /** Answers what the consumer leaves behind. */
  readonly disconnect: (connection: Connection) => readonly Delivery[];
  readonly dispatch: () => void;
  /** Takes a message back that was answered; undefined for one that nobody has in hand. */
  readonly take: (id: string) => Delivery | undefined;
  /** Takes back what was not answered in time. */
  readonly takeExpired: () => readonly Delivery[];
  readonly inFlightCount: () => number;
}

/** A dispatcher without consumers; `onSent` is told of everything that is handed over. */
export const createDispatcher = (
  { strategy: name, messageTimeout, extraStatistics }: GroupSettings,
  now: () => number,
  onSent: () => void,
): Dispatcher => {
  const strategy = strategyNamed(name);
  const connections = new Set<Connection>();
  const inFlight = new Map<string, InFlight>();
  const { offer, ...waiting } = createWaiting();

  const take = (id: string): Delivery | undefined => {
    const taken = inFlight.get(id);
    if (taken === undefined) return undefined;
    inFlight.delete(id);
    taken.connection.inFlight.delete(id);
    taken.connection.timings?.end(id);
    return taken.delivery;
  };

  const send = (delivery: Delivery): Offered => {
    // A stream may hold an id twice, and consumers could not tell which of them they answer.
    if (inFlight.has(delivery.id)) return 'held';
    const connection = strategy.choose(delivery);
    if (connection === 'held' || connection === 'full') return connection;
    inFlight.set(delivery.id, { delivery, connection, expiresAt: now() + messageTimeout });
    connection.inFlight.set(delivery.id, delivery);
    connection.handedOver.count();
    connection.timings?.begin(delivery.id);
    onSent();
    connection.consumer.send(delivery);
    return 'sent';
  };

  const takeAll = (ids: readonly string[]): readonly Delivery[] =>
    ids.flatMap((id) => take(id) ?? []);

  return {
    ...waiting,
    connections,
    take,
    connect: (consumer) => {
      const connection = connectionOf(consumer, extraStatistics, now);
      connections.add(connection);
      strategy.join(connection);
      return connection;
    },
    disconnect: (connection) => {
      if (!connections.delete(connection)) return [];
      strategy.leave(connection);
      return takeAll([...connection.inFlight.keys()]);
    },
    dispatch: () => {
      offer(send);
    },
    takeExpired: () => {
      const time = now();
      const expired = [...inFlight].filter(([, { expiresAt }]) => expiresAt <= time);
      return takeAll(expired.map(([id]) => id));
    },
    inFlightCount: () => inFlight.size,
  };
};
