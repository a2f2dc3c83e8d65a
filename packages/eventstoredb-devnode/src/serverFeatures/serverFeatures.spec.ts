import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { at } from '../testing/at.ts';
import { callRaw } from '../testing/rawCall.ts';

let node: Devnode;

beforeEach(async () => {
  node = await startDevnode({ port: 0 });
});

afterEach(() => node.close());

const ask = async (): Promise<unknown> => {
  const target = { address: `127.0.0.1:${node.port}` };
  const { answers } = await callRaw(
    target,
    'server_features.ServerFeatures',
    'GetSupportedMethods',
    {},
  );
  return answers[0];
};

const subscriptions = 'event_store.client.persistent_subscriptions.persistentsubscriptions';

describe('what the node says that it can do', () => {
  it('is what a server of 24.10 can, as far as there are services here', async () => {
    const methods = at(await ask(), 'methods');
    expect(methods).toEqual(
      expect.arrayContaining([
        {
          serviceName: 'event_store.client.streams.streams',
          methodName: 'batchappend',
          features: ['deadline_duration'],
        },
        {
          serviceName: 'event_store.client.streams.streams',
          methodName: 'read',
          features: ['position', 'events'],
        },
        {
          serviceName: 'event_store.client.streams.streams',
          methodName: 'tombstone',
          features: [],
        },
        ...[
          'create',
          'update',
          'delete',
          'read',
          'getinfo',
          'list',
          'replayparked',
          'restartsubsystem',
        ].map((methodName) => ({
          serviceName: subscriptions,
          methodName,
          features: ['stream', 'all'],
        })),
        {
          serviceName: 'event_store.client.gossip.gossip',
          methodName: 'read',
          features: [],
        },
      ]),
    );
  });

  it('names a version of three numbers, as clients compare them', async () => {
    expect(at(await ask(), 'eventStoreServerVersion')).toMatch(/^24\.10\.\d+$/);
  });
});
