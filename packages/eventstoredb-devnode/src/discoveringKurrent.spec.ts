import { KurrentDBClient, jsonEvent } from '@kurrent/kurrentdb-client';
import { recordCalledMethods } from './testing/calledMethods.ts';
import { collect } from './testing/collect.ts';
import { startSecuredNode } from './testing/securedNode.ts';

const happened = () => jsonEvent({ type: 'Happened', data: {} });

describe('the client of KurrentDB, over TLS, that looks for a cluster', () => {
  it('finds the node, and appends in batches as the node says that it can', async () => {
    const { interceptor, names } = recordCalledMethods();
    const node = await startSecuredNode({ interceptors: [interceptor] });
    const client = KurrentDBClient.connectionString(
      node.connectionString('admin:changeit', 'kurrentdb+discover'),
    );
    await client.appendToStream('s', [happened(), happened()]);
    expect(names()).toEqual(['Read', 'GetSupportedMethods', 'BatchAppend']);
    expect(await collect(client.readStream('s'))).toHaveLength(2);
    expect(await collect(client.readAll())).toHaveLength(2);
    await client.dispose();
    await node.close();
  });
});
