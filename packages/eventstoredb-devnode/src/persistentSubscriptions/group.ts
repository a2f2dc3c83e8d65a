import type { NodeLog } from '../log/nodeLog.ts';
import { writeCheckpoint } from './checkpoints.ts';
import { choose } from './consumers.ts';
import type { Connection, Consumer } from './consumers.ts';
import type { Delivery } from './delivery.ts';
import { park, takeParked } from './parking.ts';
import { createPlaces } from './places.ts';
import type { GroupConfig } from './settings.ts';
import type { CallOff, Timers } from './timers.ts';

/** What a consumer says of messages that it does not take. */
export type Refusal = 'park' | 'retry' | 'skip' | 'stop';

/** How a group stands, for people who look at it. */
export interface GroupStanding {
  readonly connections: readonly Connection[];
  readonly waiting: number;
  readonly retrying: number;
  readonly handled: number;
  readonly lastKnown: bigint | null;
  readonly checkpoint: bigint | null;
}

/** A group at work: it hands what it is fed to its consumers, and keeps its place. */
export interface Group {
  readonly config: GroupConfig;
  readonly connect: (consumer: Consumer) => Connection;
  /** Its consumer has gone: what it has not answered goes to others. */
  readonly disconnect: (connection: Connection) => void;
  readonly acknowledge: (connection: Connection, ids: readonly string[]) => void;
  readonly refuse: (
    connection: Connection,
    ids: readonly string[],
    refusal: Refusal,
    reason: string,
  ) => void;
  /** Takes a message from the feed; resolves when there is room for another. */
  readonly feed: (delivery: Delivery | null, place: bigint) => Promise<void>;
  /** Hands over again what was parked. */
  readonly replayParked: (limit: bigint | null) => Promise<void>;
  readonly standing: () => GroupStanding;
  /** Writes the place down and drops all consumers. */
  readonly stop: () => Promise<void>;
}

/** What a group needs besides its log. */
export interface GroupTools {
  readonly log: NodeLog;
  readonly timers: Timers;
  readonly now: () => string;
}

/** A group that nobody is connected to yet. */
export const createGroup = (
  config: GroupConfig,
  { log, timers, now }: GroupTools,
  kept: bigint | null,
): Group => {
  const { settings } = config;
  const connections: Connection[] = [];
  const timeouts = new Map<Delivery, CallOff>();
  const retrying: Delivery[] = [];
  const waiting: Delivery[] = [];
  const places = createPlaces();
  let onRoom: (() => void) | null = null;
  let turn = 0;
  let handled = 0;
  let lastKnown: bigint | null = null;
  let checkpoint = kept;
  let sinceCheckpoint = 0;
  let callOffCheckpoint: CallOff | null = null;
  let isStopped = false;
  /** Parking and checkpoints are written one after another. */
  let writing: Promise<unknown> = Promise.resolve();

  const write = (work: () => Promise<void>): Promise<void> => {
    const written = writing.then(work);
    // A log that broke is told to whoever calls next: a group has nobody to tell.
    writing = written.catch(() => undefined);
    return written.catch(() => undefined);
  };

  const keepPlace = (): void => {
    callOffCheckpoint?.();
    callOffCheckpoint = null;
    const place = places.through();
    sinceCheckpoint = 0;
    if (place === null || place === checkpoint) return;
    checkpoint = place;
    void write(() => writeCheckpoint(log, config, place));
  };

  const finish = ({ place }: Delivery): void => {
    if (place === null) return;
    places.done(place);
    sinceCheckpoint += places.takeCount();
    if (sinceCheckpoint >= Math.max(1, settings.maxCheckpointCount)) keepPlace();
    else if (sinceCheckpoint >= settings.minCheckpointCount) {
      callOffCheckpoint ??= timers.after(settings.checkpointAfter, keepPlace);
    }
  };

  const parkNow = (delivery: Delivery, reason: string): void => {
    void write(() => park(log, config, delivery, reason, now()));
    finish(delivery);
  };

  const tryAgain = (delivery: Delivery, reason: string): void => {
    if (delivery.retries >= settings.maxRetryCount) parkNow(delivery, reason);
    else retrying.push({ ...delivery, retries: delivery.retries + 1 });
  };

  const take = (connection: Connection, id: string): Delivery | undefined => {
    const delivery = connection.inFlight.get(id);
    if (delivery === undefined) return undefined;
    connection.inFlight.delete(id);
    timeouts.get(delivery)?.();
    timeouts.delete(delivery);
    return delivery;
  };

  const handOver = (connection: Connection, delivery: Delivery): void => {
    connection.inFlight.set(delivery.id, delivery);
    if (settings.messageTimeout > 0) {
      const expire = (): void => {
        if (take(connection, delivery.id) === undefined) return;
        tryAgain(delivery, 'Client timed out');
        dispatch();
      };
      timeouts.set(delivery, timers.after(settings.messageTimeout, expire));
    }
    handled += 1;
    connection.handled += 1;
    connection.consumer.send(delivery);
  };

  const dispatchFrom = (queue: Delivery[]): void => {
    for (let delivery = queue[0]; delivery !== undefined; delivery = queue[0]) {
      const connection = choose(settings.strategy, connections, delivery, turn);
      if (connection === undefined) return;
      turn = (connections.indexOf(connection) + 1) % connections.length;
      queue.shift();
      handOver(connection, delivery);
    }
  };

  const dispatch = (): void => {
    if (isStopped) return;
    dispatchFrom(retrying);
    dispatchFrom(waiting);
    if (waiting.length < Math.max(1, settings.historyBufferSize)) onRoom?.();
  };

  return {
    config,
    connect: (consumer) => {
      const connection: Connection = { consumer, inFlight: new Map(), handled: 0 };
      connections.push(connection);
      // Answered first, so that the consumer knows that it is connected when it is sent something.
      queueMicrotask(dispatch);
      return connection;
    },
    disconnect: (connection) => {
      const index = connections.indexOf(connection);
      if (index < 0) return;
      connections.splice(index, 1);
      for (const id of [...connection.inFlight.keys()]) {
        const delivery = take(connection, id);
        if (delivery !== undefined) retrying.push(delivery);
      }
      dispatch();
    },
    acknowledge: (connection, ids) => {
      for (const id of ids) {
        const delivery = take(connection, id);
        if (delivery !== undefined) finish(delivery);
      }
      dispatch();
    },
    refuse: (connection, ids, refusal, reason) => {
      for (const id of ids) {
        const delivery = take(connection, id);
        if (delivery === undefined) continue;
        if (refusal === 'retry') tryAgain(delivery, reason);
        else if (refusal === 'park') parkNow(delivery, reason);
        else finish(delivery);
      }
      if (refusal === 'stop') connection.consumer.drop();
      dispatch();
    },
    feed: async (delivery, place) => {
      lastKnown = place;
      places.open(place);
      if (delivery === null)
        finish({ id: '', record: { event: null, link: null }, place, retries: 0 });
      else waiting.push(delivery);
      dispatch();
      if (waiting.length < Math.max(1, settings.historyBufferSize) || isStopped) return;
      await new Promise<void>((resolve) => {
        onRoom = () => {
          onRoom = null;
          resolve();
        };
      });
    },
    replayParked: async (limit) => {
      retrying.push(...(await takeParked(log, config, limit)));
      dispatch();
    },
    standing: () => ({
      connections,
      waiting: waiting.length,
      retrying: retrying.length,
      handled,
      lastKnown,
      checkpoint,
    }),
    stop: async () => {
      isStopped = true;
      keepPlace();
      for (const callOff of timeouts.values()) callOff();
      timeouts.clear();
      onRoom?.();
      for (const { consumer } of [...connections]) consumer.drop();
      await writing;
    },
  };
};
