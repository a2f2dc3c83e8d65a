import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Devnode } from '@disdetta/eventstoredb-devnode';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { openEventStoreDbStore } from './openEventStoreDbStore.ts';
import { createMeddler } from './testing/interceptors.ts';
import { eventOf, openOn } from './testing/openOn.ts';
import { passingTimers } from './testing/passingTimers.ts';

const meddler = createMeddler();
let folder: string;
let node: Devnode;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-secured-'));
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  writeFileSync(join(folder, 'ca.pem'), cert);
  node = await startDevnode({
    port: 0,
    log: 'memory',
    tls: { certificate: cert, key },
    interceptors: [meddler.interceptor],
  });
});

afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

const urlWith = (credentials: string): string =>
  `esdb://${credentials}@localhost:${node.port}?tlsCAFile=${join(folder, 'ca.pem')}`;

describe('a connection string with TLS and credentials', () => {
  it('is kept in every call', async () => {
    const store = await openOn({ connectionString: urlWith('ops:s%3Acret') });

    expect(await store.append('one', 'no-stream', [eventOf('a')])()).toMatchObject({
      right: { revision: 0n },
    });
    expect(await store.readStream('one', { limit: 1 })()).toMatchObject({
      right: { revision: 0n },
    });
    expect(await store.readAll(0n, 1)()).toMatchObject({ right: { length: 1 } });
    expect(meddler.called).toHaveLength(meddler.credentials.length);
    const own = `Basic ${Buffer.from('ops:s:cret').toString('base64')}`;
    expect(new Set(meddler.credentials)).toEqual(new Set([own]));
    await store.close()();
  });

  it('is refused by a client that does not know who signed for the server', async () => {
    const store = await openOn({
      connectionString: `esdb://ops:secret@localhost:${node.port}`,
      timers: passingTimers((milliseconds) => milliseconds < 5_000),
      attempts: 2,
    });

    expect(await store.append('one', 0n, [eventOf('a')])()).toMatchObject({
      left: { code: 'StoreUnavailable', facts: { cause: expect.stringContaining('certificate') } },
    });
    await store.close()();
  });
});

describe('a connection string that cannot be used', () => {
  it.each([
    'http://localhost',
    '',
    'esdb://ops:secret@localhost:port',
    'esdb://ops:secret@localhost?tls=perhaps',
    'esdb://ops:secret@localhost?tlsCAFile=/no/such/file.pem',
  ])('is told without its secrets: %s', async (connectionString) => {
    const opened = await openEventStoreDbStore({ connectionString })();

    expect(opened).toMatchObject({ left: { code: 'StoreFailed' } });
    expect(JSON.stringify(opened)).not.toContain('secret');
  });
});
