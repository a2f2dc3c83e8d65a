import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { recordCalledMethods } from './testing/calledMethods.ts';
import { collect, rejection } from './testing/collect.ts';
import { startSecuredNode } from './testing/securedNode.ts';

const happened = () => jsonEvent({ type: 'Happened', data: {} });

describe('the client of EventStoreDB, over TLS, that looks for a cluster', () => {
  it('finds the node, and appends in batches as the node says that it can', async () => {
    const { interceptor, names } = recordCalledMethods();
    const node = await startSecuredNode({ interceptors: [interceptor] });
    const client = EventStoreDBClient.connectionString(
      node.connectionString('admin:changeit', 'esdb+discover'),
    );
    await client.appendToStream('s', [happened(), happened()]);
    expect(names()).toEqual(['Read', 'GetSupportedMethods', 'BatchAppend']);
    const wrong = client.appendToStream('s', happened(), { expectedRevision: 7n });
    expect(await rejection(wrong)).toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 1n,
    });
    expect(await collect(client.readAll())).toHaveLength(2);
    await client.dispose();
    await node.close();
  });
});
