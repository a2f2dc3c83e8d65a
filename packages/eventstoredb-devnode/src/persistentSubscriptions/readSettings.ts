import * as E from 'fp-ts/lib/Either.js';
import type { CallError } from '../protocol/callErrors.ts';
import { invalid } from '../streams/readRequest.ts';
import { failed } from './groupErrors.ts';
import { readSource } from './groupSource.ts';
import type { GroupOptions, SettingsMessage } from './messages.ts';
import { STRATEGIES } from './settings.ts';
import type { ConsumerStrategy, GroupConfig, GroupSettings } from './settings.ts';

const TICKS_A_MILLISECOND = 10_000n;

/** The group that a request describes, or why there cannot be one like that. */
export const readGroup = (
  options: GroupOptions | null,
  lastPosition: bigint,
): E.Either<CallError, GroupConfig> => {
  const message = options?.settings;
  if (options === null || message === null || message === undefined) {
    return E.left(invalid('Say how the group is set up.'));
  }
  const source = readSource(options, lastPosition);
  if (E.isLeft(source)) return source;
  const { name, startFrom, filter } = source.right;
  const strategyName = strategyNameIn(message);
  const strategy = STRATEGIES.find((known) => known === strategyName);
  if (strategy === undefined) {
    return E.left(failed(name, `Consumer strategy ${strategyName} does not exist.`));
  }
  if (message.readBatchSize >= message.historyBufferSize) {
    return E.left(failed(name, 'The read batch size has to be less than the history buffer size.'));
  }
  return E.right({ ...name, filter, settings: settingsIn(message, startFrom, strategy) });
};

const settingsIn = (
  message: SettingsMessage,
  startFrom: bigint | 'end',
  strategy: ConsumerStrategy,
): GroupSettings => ({
  startFrom,
  strategy,
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
});

const millisecondsOf = (ticks = '0'): number => Number(BigInt(ticks) / TICKS_A_MILLISECOND);

/** New clients name a strategy, old ones number it. */
const strategyNameIn = ({ consumerStrategy, namedConsumerStrategy }: SettingsMessage): string =>
  consumerStrategy === ''
    ? (STRATEGIES[namedConsumerStrategy] ?? String(namedConsumerStrategy))
    : consumerStrategy;
