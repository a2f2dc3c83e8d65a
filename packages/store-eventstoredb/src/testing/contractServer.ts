import { startDevnode } from '@disdetta/eventstoredb-devnode';
import { randomUUID } from 'node:crypto';

/** A server to keep the contract on. */
export interface ContractServer {
  readonly connectionString: string;
  readonly close: () => Promise<void>;
}

/** The server that `EVENTSTOREDB_URL` names; without one, a node that is started for this. */
export const startContractServer = async (): Promise<ContractServer> => {
  const given = process.env['EVENTSTOREDB_URL'];
  return given === undefined
    ? startDevnode({ port: 0, log: 'memory' })
    : { connectionString: given, close: async () => undefined };
};

/** A category that is empty on any server. */
export const newCategory = (): string => `contract${randomUUID().replaceAll('-', '')}`;
