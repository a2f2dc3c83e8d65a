import type { Instant } from '@disdetta/core';
import type { LoggedRecord, NodeLog, ResolvedRecord } from '../log/nodeLog.ts';
import type { Connection, Consumer } from './consumers.ts';
import { deliveryOf, onceMore } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { createDispatcher } from './dispatcher.ts';
import { createKeptProgress } from './keptProgress.ts';
import { createMeter } from './meter.ts';
import { takeParked } from './parking.ts';
import type { GroupConfig } from './settings.ts';
import type { GroupStanding } from './standing.ts';

/** What a consumer says of messages. */
export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'park'; readonly reason: string };

/** A group at work: it hands what it is fed to its consumers, and keeps its place. */
export interface Group {
  readonly config: GroupConfig;
  readonly connect: (consumer: Consumer) => Connection;
  /** A consumer has gone: what it has not answered goes to others. */
  readonly disconnect: (connection: Connection) => void;
  /** Messages are named by their ids. */
  readonly answer: (ids: readonly string[], answer: Answer) => void;
  /** Takes an event from the feed. */
  readonly feed: (record: ResolvedRecord, original: LoggedRecord, place: bigint) => void;
  /** There is nothing to do at this place of the feed. */
  readonly pass: (place: bigint) => void;
  /** Whether it has as much waiting as it holds. */
  readonly isFull: () => boolean;
  /** Hands over again what was parked before a revision, or all. */
  readonly replayParked: (stopAt: bigint | null) => Promise<void>;
  /** Looks at the clock. */
  readonly beat: () => void;
  /** Drops all consumers, those included that connect later. */
  readonly end: () => void;
  readonly standing: () => GroupStanding;
}

/** A group that nobody is connected to; `onRoom` is told when what waits may have become less. */
export const createGroup = (
  config: GroupConfig,
  checkpoint: bigint | null,
  { log, now }: { readonly log: NodeLog; readonly now: () => Instant },
  onRoom: () => void,
): Group => {
  const { maxRetryCount, historyBufferSize } = config.settings;
  const clock = (): number => Date.parse(now());
  const handedOver = createMeter(clock);
  const dispatcher = createDispatcher(config.settings, clock, handedOver.count);
  let hasEnded = false;

  const end = (): void => {
    hasEnded = true;
    for (const { consumer } of [...dispatcher.connections]) consumer.drop();
  };
  const progress = createKeptProgress(config, checkpoint, { log, now }, end);

  const dispatch = (): void => {
    if (!hasEnded) dispatcher.dispatch();
    onRoom();
  };
  const tryAgain = (delivery: Delivery): void => {
    if (delivery.retries < maxRetryCount) dispatcher.addAgain(onceMore(delivery));
    else progress.putAside(delivery, `Reached retry count of ${maxRetryCount}`);
  };
  const take = (delivery: Delivery, answer: Answer): void => {
    if (answer.kind === 'retry') tryAgain(delivery);
    else if (answer.kind === 'done') progress.finish(delivery);
    else progress.putAside(delivery, `Client explicitly NAK'ed message.\n${answer.reason}`);
  };

  return {
    config,
    end,
    connect: (consumer) => {
      const connection = dispatcher.connect(consumer);
      if (hasEnded) consumer.drop();
      dispatch();
      return connection;
    },
    disconnect: (connection) => {
      for (const left of dispatcher.disconnect(connection)) dispatcher.addAgain(onceMore(left));
      dispatch();
    },
    answer: (ids, answer) => {
      for (const delivery of ids.flatMap((id) => dispatcher.take(id) ?? [])) take(delivery, answer);
      dispatch();
    },
    feed: (record, original, place) => {
      dispatcher.add(deliveryOf(record, original, progress.begin(place)));
      dispatch();
    },
    pass: progress.pass,
    isFull: () => dispatcher.freshCount() + dispatcher.againCount() >= historyBufferSize,
    replayParked: async (stopAt) => {
      for (const delivery of await takeParked(log, config, stopAt)) dispatcher.addAgain(delivery);
      dispatch();
    },
    beat: () => {
      for (const delivery of dispatcher.takeExpired()) tryAgain(delivery);
      dispatch();
      progress.beat();
    },
    standing: () => ({
      ...handedOver.measure(),
      connections: [...dispatcher.connections],
      freshCount: dispatcher.freshCount(),
      againCount: dispatcher.againCount(),
      inFlightCount: dispatcher.inFlightCount(),
      lastKnown: progress.lastPlace(),
      checkpoint: progress.checkpoint(),
    }),
  };
};
