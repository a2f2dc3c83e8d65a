import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import { describeEventStore } from '@disdetta/store-contract';
import { EventStoreDBClient } from '@eventstore/db-client';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { openOn } from './testing/openOn.ts';

/** A server of yours; without one a node is started for this. */
const given = process.env['EVENTSTOREDB_URL'];

let node: Devnode | undefined;
let server = '';

beforeAll(async () => {
  if (given === undefined) node = await startDevnode({ port: 0, log: 'memory' });
  server = given ?? node?.connectionString ?? '';
});

afterAll(async () => {
  await node?.close();
});

/** A category that is empty on any server. */
const newCategory = (): string => `contract${randomUUID().replaceAll('-', '')}`;

describeEventStore('The EventStoreDB store on a connection string', () =>
  openOn({ connectionString: server, category: newCategory() }),
);

describeEventStore("The EventStoreDB store on a client of EventStoreDB's", () =>
  openOn({ client: EventStoreDBClient.connectionString(server), category: newCategory() }),
);

describeEventStore("The EventStoreDB store on a client of KurrentDB's", () =>
  openOn({ client: KurrentDBClient.connectionString(server), category: newCategory() }),
);
