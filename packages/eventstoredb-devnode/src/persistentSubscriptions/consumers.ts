import type { Delivery } from './delivery.ts';
import { createMeter } from './meter.ts';
import type { Meter } from './meter.ts';
import { createTimings } from './timings.ts';
import type { Timings } from './timings.ts';

/** A client that wants to be connected to a group. */
export interface Consumer {
  /** How many messages it takes before it has answered any; at least 1. */
  readonly bufferSize: number;
  readonly connectionName: string;
  readonly username: string;
  readonly send: (delivery: Delivery) => void;
  /** Ends the call, since the group is gone. */
  readonly drop: () => void;
}

/** A consumer, and what it has not answered yet. */
export interface Connection {
  readonly consumer: Consumer;
  readonly inFlight: Map<string, Delivery>;
  readonly handedOver: Meter;
  /** How long it takes to answer; null where nobody asked for extra statistics. */
  readonly timings: Timings | null;
}

/** Connects a consumer that has been handed nothing. */
export const connectionOf = (
  consumer: Consumer,
  extraStatistics: boolean,
  now: () => number,
): Connection => ({
  consumer,
  inFlight: new Map(),
  handedOver: createMeter(now),
  timings: extraStatistics ? createTimings(now) : null,
});

/** How many messages a consumer can be handed now. */
export const slotsOf = ({ consumer, inFlight }: Connection): number =>
  consumer.bufferSize - inFlight.size;
