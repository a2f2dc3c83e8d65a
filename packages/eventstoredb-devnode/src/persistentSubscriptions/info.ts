import type { Connection } from './consumers.ts';
import { slotsOf } from './consumers.ts';
import type { Group } from './group.ts';
import { spellPlace, spellStart } from './spelling.ts';

/** How a group stands, as clients are told; see `SubscriptionInfo` of the proto file. */
export const infoOf = (group: Group, parkedCount: bigint): object => {
  const { config } = group;
  const { settings } = config;
  const standing = group.standing();
  const placeOf = (place: bigint | null): string =>
    place === null ? '' : spellPlace(config, place);
  return {
    eventSource: config.stream,
    groupName: config.group,
    status: group.isFull() ? 'Behind' : 'Live',
    connections: standing.connections.map(connectionInfoOf),
    averagePerSecond: standing.perSecond,
    totalItems: String(standing.total),
    countSinceLastMeasurement: String(standing.sinceLast),
    lastCheckpointedEventPosition: placeOf(standing.checkpoint),
    lastKnownEventPosition: placeOf(standing.lastKnown),
    resolveLinkTos: settings.resolveLinks,
    startFrom: spellStart(config, settings.startFrom),
    messageTimeoutMilliseconds: settings.messageTimeout,
    extraStatistics: settings.extraStatistics,
    maxRetryCount: settings.maxRetryCount,
    liveBufferSize: settings.liveBufferSize,
    bufferSize: settings.historyBufferSize,
    readBatchSize: settings.readBatchSize,
    checkPointAfterMilliseconds: settings.checkpointAfter,
    minCheckPointCount: settings.minCheckpointCount,
    maxCheckPointCount: settings.maxCheckpointCount,
    readBufferCount: standing.freshCount,
    liveBufferCount: String(Math.min(standing.freshCount, settings.liveBufferSize)),
    retryBufferCount: standing.againCount,
    totalInFlightMessages: standing.inFlightCount,
    outstandingMessagesCount: standing.inFlightCount,
    namedConsumerStrategy: settings.strategy,
    maxSubscriberCount: settings.maxSubscriberCount,
    parkedMessageCount: String(parkedCount),
  };
};

const connectionInfoOf = (connection: Connection): object => {
  const { consumer, inFlight, handedOver, timings } = connection;
  const { total, sinceLast, perSecond } = handedOver.measure();
  return {
    username: consumer.username,
    connectionName: consumer.connectionName,
    averageItemsPerSecond: perSecond,
    totalItems: String(total),
    countSinceLastMeasurement: String(sinceLast),
    observedMeasurements: timings?.measurements() ?? [],
    availableSlots: slotsOf(connection),
    inFlightMessages: inFlight.size,
  };
};
