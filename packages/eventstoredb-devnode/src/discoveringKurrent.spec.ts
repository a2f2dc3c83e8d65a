import { KurrentDBClient, jsonEvent } from '@kurrent/kurrentdb-client';
import { recordCalledMethods } from './testing/calledMethods.ts';
import { collect, rejection } from './testing/collect.ts';
import { startSecuredNode } from './testing/securedNode.ts';
import type { SecuredNode } from './testing/securedNode.ts';

const happened = () => jsonEvent({ type: 'Happened', data: {} });

let node: SecuredNode;
const { interceptor, names } = recordCalledMethods();

beforeAll(async () => {
  node = await startSecuredNode({ interceptors: [interceptor] });
});

afterAll(() => node.close());

const withClient = async <A>(
  connectionString: string,
  work: (client: KurrentDBClient) => Promise<A>,
): Promise<A> => {
  const client = KurrentDBClient.connectionString(connectionString);
  try {
    return await work(client);
  } finally {
    await client.dispose();
  }
};

describe('the client of KurrentDB, over TLS, that looks for a cluster', () => {
  it('finds the node, and appends in batches as the node says that it can', async () => {
    await withClient(
      node.connectionString('admin:changeit', 'kurrentdb+discover'),
      async (client) => {
        await client.appendToStream('s', [happened(), happened()]);
        expect(names()).toEqual(['Read', 'GetSupportedMethods', 'BatchAppend']);
        expect(await collect(client.readStream('s'))).toHaveLength(2);
        expect(await collect(client.readAll())).toHaveLength(2);
      },
    );
  });
});

describe('the client of KurrentDB, over TLS', () => {
  it.each([
    ['admin:wrong', 's'],
    ['ops:changeit', '$s'],
    [undefined, '$s'],
  ])('is told what it may not do: %s on %s', async (user, stream) => {
    await withClient(node.connectionString(user, 'kurrentdb'), async (client) => {
      const denied = { type: 'access-denied' };
      expect(await rejection(client.appendToStream(stream, happened()))).toMatchObject(denied);
      expect(await rejection(collect(client.readStream(stream)))).toMatchObject(denied);
      expect(await rejection(collect(client.readAll()))).toMatchObject(denied);
    });
  });
});
