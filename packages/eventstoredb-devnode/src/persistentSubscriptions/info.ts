import type { Group } from './group.ts';
import { keyOf } from './settings.ts';
import type { GroupConfig } from './settings.ts';

/** How a group stands, as clients are told; see `SubscriptionInfo` of the proto file. */
export const infoOf = (group: Group, parked: bigint): object => {
  const { stream, group: groupName, settings } = group.config;
  const { connections, waiting, retrying, handled, lastKnown, checkpoint } = group.standing();
  const inFlight = connections.reduce((sum, connection) => sum + connection.inFlight.size, 0);
  return {
    eventSource: stream,
    groupName,
    status: 'Live',
    connections: connections.map(({ consumer, inFlight: own, handled: count }) => ({
      from: consumer.from,
      username: consumer.username,
      connectionName: consumer.connectionName,
      averageItemsPerSecond: 0,
      totalItems: String(count),
      countSinceLastMeasurement: '0',
      observedMeasurements: [],
      availableSlots: consumer.bufferSize - own.size,
      inFlightMessages: own.size,
    })),
    averagePerSecond: 0,
    totalItems: String(handled),
    countSinceLastMeasurement: '0',
    lastCheckpointedEventPosition: placeOf(group.config, checkpoint),
    lastKnownEventPosition: placeOf(group.config, lastKnown),
    resolveLinkTos: settings.resolveLinks,
    startFrom: startOf(group.config),
    messageTimeoutMilliseconds: settings.messageTimeout,
    extraStatistics: settings.extraStatistics,
    maxRetryCount: settings.maxRetryCount,
    liveBufferSize: settings.liveBufferSize,
    bufferSize: settings.historyBufferSize,
    readBatchSize: settings.readBatchSize,
    checkPointAfterMilliseconds: settings.checkpointAfter,
    minCheckPointCount: settings.minCheckpointCount,
    maxCheckPointCount: settings.maxCheckpointCount,
    readBufferCount: waiting,
    liveBufferCount: '0',
    retryBufferCount: retrying,
    totalInFlightMessages: inFlight,
    outstandingMessagesCount: inFlight,
    namedConsumerStrategy: settings.strategy,
    maxSubscriberCount: settings.maxSubscriberCount,
    parkedMessageCount: String(parked),
  };
};

/** What a consumer's call is named. */
export const subscriptionIdOf = (config: GroupConfig): string => keyOf(config);

const spell = ({ stream }: GroupConfig, number: bigint): string =>
  stream === '$all' ? `C:${number}/P:${number}` : String(number);

const placeOf = (config: GroupConfig, place: bigint | null): string =>
  place === null ? '' : spell(config, place);

const startOf = (config: GroupConfig): string => {
  const { startFrom } = config.settings;
  if (startFrom === 'start') return spell(config, 0n);
  return spell(config, startFrom === 'end' ? -1n : startFrom);
};
