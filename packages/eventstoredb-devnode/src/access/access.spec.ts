import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import { ChannelCredentials } from '@grpc/grpc-js';
import { at } from '../testing/at.ts';
import { collect, rejection } from '../testing/collect.ts';
import { callRaw } from '../testing/rawCall.ts';
import { startSecuredNode } from '../testing/securedNode.ts';
import type { SecuredNode } from '../testing/securedNode.ts';
import { watch } from '../testing/watch.ts';

type Client = EventStoreDBClient;

let node: SecuredNode;
let clients: Client[];
let admin: Client;
let ops: Client;
let anonymous: Client;

beforeEach(async () => {
  node = await startSecuredNode();
  const connect = (user?: string): Client =>
    EventStoreDBClient.connectionString(node.connectionString(user));
  [admin, ops, anonymous] = [connect('admin:changeit'), connect('ops:changeit'), connect()];
  clients = [admin, ops, anonymous];
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await node.close();
});

const happened = (data: object = {}) => jsonEvent({ type: 'Happened', data: { ...data } });

const DENIED = { type: 'access-denied' };

/** Everything somebody can do with a stream, by the right it takes. */
const deeds: Readonly<Record<string, (client: Client, stream: string) => Promise<unknown>>> = {
  $r: (client, stream) => collect(client.readStream(stream)),
  $w: (client, stream) => client.appendToStream(stream, happened()),
  $d: (client, stream) => client.deleteStream(stream),
  $mr: (client, stream) => client.getStreamMetadata(stream),
  $mw: (client, stream) => client.setStreamMetadata(stream, { custom: 'x' }),
};

/** Which rights somebody turns out to have. */
const rightsOf = async (client: Client, stream: string): Promise<readonly string[]> => {
  const held: string[] = [];
  for (const [right, deed] of Object.entries(deeds)) {
    const outcome = await deed(client, stream).catch((error: unknown) => error);
    if (at(outcome, 'type') !== DENIED.type) held.push(right);
  }
  return held;
};

const ALL = Object.keys(deeds);

/** A stream with an event and these rights. */
const given = async (stream: string, acl: object): Promise<void> => {
  await admin.appendToStream(stream, happened());
  await admin.appendToStream(
    `$$${stream}`,
    jsonEvent({ type: '$metadata', data: { $acl: { ...acl } } }),
  );
};

describe('a stream of which nothing is said', () => {
  it('is open to everybody', async () => {
    await admin.appendToStream('s', happened());
    expect(await rightsOf(anonymous, 's')).toEqual(ALL);
  });

  it('is for administrators alone if its name begins with $', async () => {
    await admin.appendToStream('$s', happened());
    expect(await rightsOf(anonymous, '$s')).toEqual([]);
    expect(await rightsOf(ops, '$s')).toEqual([]);
    expect(await rightsOf(admin, '$s')).toEqual(ALL);
  });
});

describe('the whole log', () => {
  it('is read by administrators alone', async () => {
    await anonymous.appendToStream('s', happened());
    for (const client of [anonymous, ops]) {
      expect(await rejection(collect(client.readAll()))).toMatchObject(DENIED);
      const watched = watch(
        client.subscribeToAll({ filter: eventTypeFilter({ prefixes: ['Happened'] }) }),
      );
      expect(await watched.next(1)).toEqual(['error access-denied']);
    }
    expect(await collect(admin.readAll())).toHaveLength(1);
  });

  it('is written to by nobody', async () => {
    expect(await rejection(admin.appendToStream('$all', happened()))).toMatchObject(DENIED);
    expect(await rejection(admin.deleteStream('$all'))).toMatchObject(DENIED);
  });

  it('is read by whomever its metadata names', async () => {
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['$ops'] } });
    expect(await collect(ops.readAll())).toHaveLength(1);
    expect(await rejection(collect(anonymous.readAll()))).toMatchObject(DENIED);
  });
});

describe('a stream that says who may', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'one name',
      { $r: 'ops', $w: 'ops', $d: '$admins', $mr: '$admins', $mw: '$admins' },
      ['$r', '$w'],
    ],
    [
      'a group',
      { $r: '$admins', $w: '$admins', $d: '$ops', $mr: '$ops', $mw: '$ops' },
      ['$d', '$mr', '$mw'],
    ],
    [
      'several names',
      { $r: ['nobody', 'ops'], $w: ['nobody'], $d: [], $mr: '$all', $mw: [] },
      ['$r', '$mr'],
    ],
    ['some rights alone', { $w: '$admins' }, ['$r', '$d', '$mr', '$mw']],
    ['what cannot be read', { $r: { who: 'ops' }, $w: 7 }, ALL],
  ])('grants them by %s', async (_, acl, rights) => {
    await given('s', acl);
    expect(await rightsOf(ops, 's')).toEqual(rights);
  });

  it('grants nothing to those who do not say who they are, but what is for all', async () => {
    await given('s', { $r: '$all', $w: 'ops', $d: '$ops', $mr: 'admin', $mw: '$admins' });
    expect(await rightsOf(anonymous, 's')).toEqual(['$r']);
  });

  it('cannot keep administrators out', async () => {
    await given('s', { $r: 'ops', $w: 'ops', $d: 'ops', $mr: 'ops', $mw: 'ops' });
    expect(await rightsOf(admin, 's')).toEqual(ALL);
  });

  it('can be changed back', async () => {
    await given('s', { $r: '$admins' });
    expect(await rejection(collect(anonymous.readStream('s')))).toMatchObject(DENIED);
    await given('s', {});
    expect(await collect(anonymous.readStream('s'))).toHaveLength(2);
  });
});

describe('the metadata of a stream', () => {
  it('is deleted by nobody', async () => {
    await given('s', {});
    expect(await rejection(admin.deleteStream('$$s'))).toMatchObject(DENIED);
  });
});

describe('the settings of the server', () => {
  const settle = (data: object) =>
    admin.appendToStream('$settings', jsonEvent({ type: 'settings', data: { ...data } }));

  it('say who may do what with streams that say nothing', async () => {
    await settle({
      $userStreamAcl: { $r: '$all', $w: 'ops', $d: 'ops', $mr: 'ops', $mw: 'ops' },
      $systemStreamAcl: { $r: ['$admins', '$ops'] },
    });
    await admin.appendToStream('s', happened());
    await admin.appendToStream('$s', happened());
    expect(await rightsOf(anonymous, 's')).toEqual(['$r']);
    expect(await rightsOf(ops, 's')).toEqual(ALL);
    expect(await rightsOf(ops, '$s')).toEqual(['$r']);
  });

  it('give way to what a stream says itself', async () => {
    await settle({ $userStreamAcl: { $r: '$admins', $w: '$admins' } });
    await given('s', { $r: '$all' });
    const rights = await rightsOf(anonymous, 's');
    expect(rights).toContain('$r');
    expect(rights).not.toContain('$w');
  });

  it('say nothing when they cannot be read', async () => {
    await settle({ $userStreamAcl: 'everybody' });
    expect(await rightsOf(anonymous, 's')).toEqual(ALL);
  });
});

describe('credentials', () => {
  it.each(['admin:wrong', 'nobody:changeit', 'constructor:changeit'])(
    'that do not hold are told so, and nothing is done: %s',
    async (user) => {
      const client = EventStoreDBClient.connectionString(node.connectionString(user));
      expect(await rejection(client.appendToStream('s', happened()))).toMatchObject(DENIED);
      expect(await rejection(collect(client.readStream('s')))).toMatchObject(DENIED);
      await client.dispose();
    },
  );

  it.each(['Basic', 'Basic %%%', 'Basic bm9jb2xvbg==', 'Bearer token'])(
    'that nobody can be known by are told so on every service: %s',
    async (authorization) => {
      const target = {
        address: `localhost:${node.port}`,
        channel: ChannelCredentials.createSsl(Buffer.from(node.certificate)),
        metadata: { authorization },
      };
      const calls = [
        callRaw(target, 'server_features.ServerFeatures', 'GetSupportedMethods', {}),
        callRaw(target, 'gossip.Gossip', 'Read', {}),
        callRaw(target, 'streams.Streams', 'Delete', { options: { any: {} } }),
        callRaw(target, 'persistent_subscriptions.PersistentSubscriptions', 'List', {
          options: { listAllSubscriptions: {} },
        }),
      ];
      for (const { error } of await Promise.all(calls)) {
        expect(error).toMatchObject({ code: 16, details: 'Unauthenticated' });
        expect(error?.metadata.get('exception')).toEqual([]);
      }
    },
  );

  it('of a single call count more than those of its client', async () => {
    const wrong = { username: 'admin', password: 'wrong' };
    const denied = admin.appendToStream('s', happened(), { credentials: wrong });
    expect(await rejection(denied)).toMatchObject(DENIED);
    const right = { username: 'admin', password: 'changeit' };
    await anonymous.appendToStream('$s', happened(), { credentials: right });
    expect(await collect(anonymous.readStream('$s', { credentials: right }))).toHaveLength(1);
  });
});

describe('persistent subscriptions', () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults();

  it('are set up by operators, and used by those who may read and say who they are', async () => {
    await ops.createPersistentSubscriptionToStream('s', 'g', settings);
    expect(
      await rejection(anonymous.createPersistentSubscriptionToStream('s', 'h', settings)),
    ).toMatchObject(DENIED);
    expect(await ops.listAllPersistentSubscriptions()).toHaveLength(1);
    expect(await rejection(anonymous.listAllPersistentSubscriptions())).toMatchObject(DENIED);
    const refused = watch(anonymous.subscribeToPersistentSubscriptionToStream('s', 'g'));
    expect(await refused.next(1)).toEqual(['error access-denied']);
    const taken = watch(ops.subscribeToPersistentSubscriptionToStream('s', 'g'));
    expect(await taken.next(1)).toEqual(['confirmation']);
    await taken.stop();
  });

  it('to streams that somebody may not read are not theirs to use', async () => {
    await given('s', { $r: '$admins' });
    await ops.createPersistentSubscriptionToStream('s', 'g', settings);
    const refused = watch(ops.subscribeToPersistentSubscriptionToStream('s', 'g'));
    expect(await refused.next(1)).toEqual(['error access-denied']);
  });
});

describe('a node with TLS that checks nobody', () => {
  it('lets everybody do everything, whatever they say', async () => {
    const open = await startSecuredNode({ insecure: true });
    for (const user of [undefined, 'admin:wrong']) {
      const client = EventStoreDBClient.connectionString(open.connectionString(user));
      await client.appendToStream('$s', happened());
      expect((await collect(client.readAll())).length).toBeGreaterThan(0);
      await client.dispose();
    }
    await open.close();
  });
});
