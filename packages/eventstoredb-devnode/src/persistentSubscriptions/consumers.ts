import type { Delivery } from './delivery.ts';
import type { ConsumerStrategy } from './settings.ts';

/** A client that is connected to a group. */
export interface Consumer {
  readonly bufferSize: number;
  readonly connectionName: string;
  readonly username: string;
  readonly from: string;
  readonly send: (delivery: Delivery) => void;
  /** Ends the call, since the group is gone. */
  readonly drop: () => void;
}

/** A consumer and what it has not answered yet. */
export interface Connection {
  readonly consumer: Consumer;
  readonly inFlight: Map<string, Delivery>;
  handled: number;
}

const hasRoom = ({ consumer, inFlight }: Connection): boolean =>
  inFlight.size < consumer.bufferSize;

/** The consumer that should be given a message now; undefined while it has to wait. */
export const choose = (
  strategy: ConsumerStrategy,
  connections: readonly Connection[],
  delivery: Delivery,
  turn: number,
): Connection | undefined => {
  if (strategy === 'DispatchToSingle') return connections.find(hasRoom);
  if (strategy === 'RoundRobin') {
    const start = turn % Math.max(1, connections.length);
    return [...connections.slice(start), ...connections.slice(0, start)].find(hasRoom);
  }
  const pinned = connections[hashOf(pinOf(strategy, delivery)) % Math.max(1, connections.length)];
  return pinned !== undefined && hasRoom(pinned) ? pinned : undefined;
};

/** What keeps messages together on one consumer. */
const pinOf = (strategy: ConsumerStrategy, { record: { event, link } }: Delivery): string => {
  const stream = (event ?? link)?.stream ?? '';
  if (strategy === 'Pinned') return stream;
  return correlationOf(event?.metadata ?? new Uint8Array()) ?? stream;
};

const correlationOf = (metadata: Uint8Array): string | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(metadata).toString('utf8'));
    const id =
      typeof parsed === 'object' && parsed !== null && '$correlationId' in parsed
        ? parsed.$correlationId
        : null;
    return typeof id === 'string' ? id : null;
  } catch {
    // Metadata that is not JSON names no correlation.
    return null;
  }
};

/** FNV-1a: the same text on the same consumer, however many there are in between. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
};
