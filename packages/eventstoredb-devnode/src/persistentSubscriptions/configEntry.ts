import { isObject } from '../log/jsonObject.ts';
import { STRATEGIES } from './settings.ts';
import type { GroupConfig, GroupFilter } from './settings.ts';
import { readPlace, spellStart } from './spelling.ts';

/** A group as it is written down, in the words of the server. */
export const writeEntry = (config: GroupConfig): object => {
  const { stream, group, filter, settings } = config;
  return {
    stream,
    group,
    ...(filter !== null && { filter: writeFilter(filter) }),
    resolveLinkTos: settings.resolveLinks,
    extraStatistics: settings.extraStatistics,
    messageTimeout: settings.messageTimeout,
    startPosition: spellStart(config, settings.startFrom),
    liveBufferSize: settings.liveBufferSize,
    historyBufferSize: settings.historyBufferSize,
    maxRetryCount: settings.maxRetryCount,
    readBatchSize: settings.readBatchSize,
    checkPointAfter: settings.checkpointAfter,
    minCheckPointCount: settings.minCheckpointCount,
    maxCheckPointCount: settings.maxCheckpointCount,
    maxSubscriberCount: settings.maxSubscriberCount,
    namedConsumerStrategy: settings.strategy,
  };
};

/** The group that was written down; null for what is none. */
export const readEntry = (entry: unknown): GroupConfig | null => {
  if (!isObject(entry)) return null;
  const { stream, group, startPosition, namedConsumerStrategy } = entry;
  const strategy = STRATEGIES.find((name) => name === namedConsumerStrategy);
  if (typeof stream !== 'string' || typeof group !== 'string' || strategy === undefined)
    return null;
  // The server leaves out what is zero or false.
  const number = (name: string): number => {
    const value = entry[name];
    return typeof value === 'number' ? value : 0;
  };
  return {
    stream,
    group,
    filter: readWrittenFilter(entry['filter']),
    settings: {
      strategy,
      startFrom: (typeof startPosition === 'string' ? readPlace(startPosition) : 0n) ?? 'end',
      resolveLinks: entry['resolveLinkTos'] === true,
      extraStatistics: entry['extraStatistics'] === true,
      messageTimeout: number('messageTimeout'),
      maxRetryCount: number('maxRetryCount'),
      checkpointAfter: number('checkPointAfter'),
      minCheckpointCount: number('minCheckPointCount'),
      maxCheckpointCount: number('maxCheckPointCount'),
      maxSubscriberCount: number('maxSubscriberCount'),
      liveBufferSize: number('liveBufferSize'),
      readBatchSize: number('readBatchSize'),
      historyBufferSize: number('historyBufferSize'),
    },
  };
};

const writeFilter = ({ on, regex, prefixes }: GroupFilter): object => ({
  context: on === 'eventType' ? 'eventtype' : 'streamid',
  type: regex === '' ? 'prefix' : 'regex',
  data: regex === '' ? prefixes.join(',') : regex,
  // The server tells them apart by commas, which a prefix may hold.
  ...(regex === '' && { prefixes }),
  isAllStream: true,
});

const readWrittenFilter = (filter: unknown): GroupFilter | null => {
  if (!isObject(filter) || typeof filter['data'] !== 'string') return null;
  const { context, type, data, prefixes } = filter;
  const on = context === 'eventtype' ? 'eventType' : 'streamName';
  if (type === 'regex') return { on, regex: data, prefixes: [] };
  const isListed =
    Array.isArray(prefixes) && prefixes.every((prefix) => typeof prefix === 'string');
  return { on, regex: '', prefixes: isListed ? prefixes : data.split(',') };
};
