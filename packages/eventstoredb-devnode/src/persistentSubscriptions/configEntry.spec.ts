import { readEntry, writeEntry } from './configEntry.ts';
import type { GroupConfig, GroupFilter } from './settings.ts';

const config: GroupConfig = {
  stream: 'orders',
  group: 'billing',
  filter: null,
  settings: {
    resolveLinks: true,
    startFrom: 5n,
    extraStatistics: false,
    messageTimeout: 30_000,
    maxRetryCount: 10,
    checkpointAfter: 2_000,
    minCheckpointCount: 10,
    maxCheckpointCount: 1_000,
    maxSubscriberCount: 0,
    liveBufferSize: 500,
    readBatchSize: 20,
    historyBufferSize: 500,
    strategy: 'PinnedByCorrelation',
  },
};

const onLog = (startFrom: bigint | 'end', filter: GroupFilter | null): GroupConfig => ({
  ...config,
  stream: '$all',
  filter,
  settings: { ...config.settings, startFrom },
});

const throughJson = (written: object): unknown => JSON.parse(JSON.stringify(written));

describe('a group that is written down', () => {
  it.each<[string, GroupConfig]>([
    ['on a stream', config],
    ['from the start', { ...config, settings: { ...config.settings, startFrom: 0n } }],
    ['from the end', { ...config, settings: { ...config.settings, startFrom: 'end' } }],
    ['on the log, from a position', onLog(77n, null)],
    ['on the log, from the end', onLog('end', null)],
    ['by prefixes', onLog(0n, { on: 'streamName', regex: '', prefixes: ['a', 'b,c'] })],
    ['by an expression', onLog(0n, { on: 'eventType', regex: '^[^$].*,', prefixes: [] })],
  ])('is read as it was: %s', (_, group) => {
    expect(readEntry(throughJson(writeEntry(group)))).toEqual(group);
  });

  it('is written in the words of the server', () => {
    expect(
      writeEntry(onLog(77n, { on: 'eventType', regex: '', prefixes: ['a', 'b'] })),
    ).toMatchObject({
      stream: '$all',
      group: 'billing',
      startPosition: 'C:77/P:77',
      namedConsumerStrategy: 'PinnedByCorrelation',
      resolveLinkTos: true,
      checkPointAfter: 2_000,
      filter: { context: 'eventtype', type: 'prefix', data: 'a,b', isAllStream: true },
    });
    expect(writeEntry(config)).toMatchObject({ startPosition: '5' });
  });

  it('is read as the server writes it, which leaves out what is zero', () => {
    const entry = {
      stream: '$all',
      group: 'g',
      filter: { context: 'streamid', type: 'prefix', data: 'a,b', isAllStream: true },
      startPosition: 'C:-1/P:-1',
      historyBufferSize: 500,
      namedConsumerStrategy: 'RoundRobin',
    };
    expect(readEntry(entry)).toMatchObject({
      filter: { on: 'streamName', regex: '', prefixes: ['a', 'b'] },
      settings: { startFrom: 'end', maxRetryCount: 0, resolveLinks: false, historyBufferSize: 500 },
    });
  });

  it.each<[string, unknown]>([
    ['text', 'orders'],
    ['no stream', { group: 'g', namedConsumerStrategy: 'RoundRobin' }],
    ['an unknown strategy', { stream: 's', group: 'g', namedConsumerStrategy: 'Fair' }],
  ])('is no group: %s', (_, entry) => {
    expect(readEntry(entry)).toBeNull();
  });
});
