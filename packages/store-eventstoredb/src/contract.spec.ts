import { describeEventStore } from '@disdetta/store-contract';
import { EventStoreDBClient } from '@eventstore/db-client';
import { newCategory, startContractServer } from './testing/contractServer.ts';
import type { ContractServer } from './testing/contractServer.ts';
import { openOn } from './testing/openOn.ts';

let server: ContractServer;

describe('on a connection string', () => {
  beforeAll(async () => {
    server = await startContractServer();
  });

  afterAll(() => server.close());

  describeEventStore('The EventStoreDB store', () =>
    openOn({ connectionString: server.connectionString, category: newCategory() }),
  );
});

describe("on a client of EventStoreDB's", () => {
  let client: EventStoreDBClient;

  beforeAll(async () => {
    server = await startContractServer();
    client = EventStoreDBClient.connectionString(server.connectionString);
  });

  afterAll(async () => {
    await client.dispose();
    await server.close();
  });

  describeEventStore('The EventStoreDB store', () => openOn({ client, category: newCategory() }));
});
