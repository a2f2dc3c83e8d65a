import { describeEventStore } from '@disdetta/store-contract';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { newCategory, startContractServer } from './testing/contractServer.ts';
import type { ContractServer } from './testing/contractServer.ts';
import { openOn } from './testing/openOn.ts';

// In a file of its own: the two clients put their messages under the same global names.
describe("on a client of KurrentDB's", () => {
  let server: ContractServer;
  let client: KurrentDBClient;

  beforeAll(async () => {
    server = await startContractServer();
    client = KurrentDBClient.connectionString(
      server.connectionString.replace(/^esdb/, 'kurrentdb'),
    );
  });

  afterAll(async () => {
    await client.dispose();
    await server.close();
  });

  describeEventStore('The EventStoreDB store', () => openOn({ client, category: newCategory() }));
});
