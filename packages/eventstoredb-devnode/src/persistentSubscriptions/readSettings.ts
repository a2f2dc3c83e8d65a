import * as E from 'fp-ts/lib/Either.js';
import type { CallError } from '../protocol/callErrors.ts';
import { readFilter } from '../protocol/filters.ts';
import type { EventFilterMessage } from '../protocol/messages.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { invalid, placeInLog, placeInStream } from '../streams/readRequest.ts';
import type { Place } from '../streams/readRequest.ts';
import type { GroupOptions, SettingsMessage } from './messages.ts';
import type { ConsumerStrategy, GroupConfig, GroupFilter, GroupSettings } from './settings.ts';

const STRATEGIES: readonly ConsumerStrategy[] = ['DispatchToSingle', 'RoundRobin', 'Pinned'];
const TICKS_A_MILLISECOND = 10_000n;

/** The group that a request describes, in the words of old and new clients. */
export const readGroup = (options: GroupOptions | null): E.Either<CallError, GroupConfig> => {
  if (options?.settings === null || options?.settings === undefined) {
    return E.left(invalid('Say how the group is set up.'));
  }
  const { groupName: group, settings } = options;
  if (group === '') return E.left(invalid('A group has a name.'));
  const source = sourceOf(options, settings);
  return E.map(({ stream, startFrom, filter }: Source): GroupConfig => ({
    stream,
    group,
    filter,
    settings: settingsOf(settings, startFrom),
  }))(source);
};

interface Source {
  readonly stream: string;
  readonly startFrom: Place;
  readonly filter: GroupFilter | null;
}

const sourceOf = (
  { streamOption, stream, all, streamIdentifier }: GroupOptions,
  settings: SettingsMessage,
): E.Either<CallError, Source> => {
  if (streamOption === 'all' && all !== undefined) {
    const filter = all.filterOption === 'filter' ? filterOf(all.filter) : E.right(null);
    if (E.isLeft(filter)) return filter;
    return E.map((startFrom: Place): Source => ({
      stream: '$all',
      startFrom,
      filter: filter.right,
    }))(placeInLog(all));
  }
  if (streamOption === 'stream' && stream !== undefined) {
    const startFrom = placeInStream(stream);
    return named(readStreamName(stream.streamIdentifier), startFrom);
  }
  const place = placeInStream({
    streamIdentifier,
    revisionOption: 'revision',
    revision: settings.revision,
  });
  return named(readStreamName(streamIdentifier), place);
};

const named = (stream: string, startFrom: Place): E.Either<CallError, Source> =>
  stream === ''
    ? E.left(invalid('Say which stream.'))
    : E.right({ stream, startFrom, filter: null });

const filterOf = (
  message: EventFilterMessage | undefined,
): E.Either<CallError, GroupFilter | null> => {
  if (message === undefined) return E.right(null);
  const expression = message.streamIdentifier ?? message.eventType;
  return E.bimap(invalid, (): GroupFilter => ({
    on: message.filter === 'eventType' ? 'eventType' : 'streamName',
    regex: expression?.regex ?? '',
    prefixes: expression?.prefix ?? [],
  }))(readFilter(message));
};

const settingsOf = (message: SettingsMessage, startFrom: Place): GroupSettings => ({
  startFrom: startFrom === 0n ? 'start' : startFrom,
  resolveLinks: message.resolveLinks,
  extraStatistics: message.extraStatistics,
  messageTimeout:
    message.messageTimeout === 'messageTimeoutTicks'
      ? millisecondsOf(message.messageTimeoutTicks)
      : (message.messageTimeoutMs ?? 0),
  maxRetryCount: message.maxRetryCount,
  checkpointAfter:
    message.checkpointAfter === 'checkpointAfterTicks'
      ? millisecondsOf(message.checkpointAfterTicks)
      : (message.checkpointAfterMs ?? 0),
  minCheckpointCount: message.minCheckpointCount,
  maxCheckpointCount: message.maxCheckpointCount,
  maxSubscriberCount: message.maxSubscriberCount,
  liveBufferSize: message.liveBufferSize,
  readBatchSize: message.readBatchSize,
  historyBufferSize: message.historyBufferSize,
  strategy: strategyOf(message),
});

const millisecondsOf = (ticks = '0'): number => Number(BigInt(ticks) / TICKS_A_MILLISECOND);

const strategyOf = ({
  consumerStrategy,
  namedConsumerStrategy,
}: SettingsMessage): ConsumerStrategy => {
  const all: readonly ConsumerStrategy[] = [...STRATEGIES, 'PinnedByCorrelation'];
  const byName = all.find((name) => name === consumerStrategy || name === namedConsumerStrategy);
  return byName ?? STRATEGIES[Number(namedConsumerStrategy)] ?? 'RoundRobin';
};
