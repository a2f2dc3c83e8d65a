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
    const store = await openOn({ connectionString: urlWith('admin:change%69t') });

    expect(await store.append('one', 'no-stream', [eventOf('a')])()).toMatchObject({
      right: { revision: 0n },
    });
    expect(await store.readStream('one', { limit: 1 })()).toMatchObject({
      right: { revision: 0n },
    });
    expect(await store.readAll(0n, 1)()).toMatchObject({ right: { length: 1 } });
    const own = `Basic ${Buffer.from('admin:changeit').toString('base64')}`;
    expect(new Set(meddler.credentials)).toEqual(new Set([own]));
    expect(meddler.credentials).toHaveLength(meddler.called.length);
    await store.close()();
  });

  it('is denied with a wrong password, in a sentence that does not show it', async () => {
    const store = await openOn({ connectionString: urlWith('admin:s3cret') });

    for (const call of [
      store.append('two', 'no-stream', [eventOf('a')]),
      store.readStream('two', { limit: 1 }),
      store.readAll(0n, 1),
    ]) {
      const answer = await call();
      expect(answer).toMatchObject({
        left: { code: 'StoreUnavailable', message: expect.stringContaining('denies access') },
      });
      expect(JSON.stringify(answer)).not.toContain('s3cret');
    }
    await store.close()();
  });

  it('is denied what this user may not do, which is the end of a subscription', async () => {
    const store = await openOn({ connectionString: urlWith('ops:changeit') });

    expect(await store.append('three', 'no-stream', [eventOf('a')])()).toMatchObject({
      right: { revision: 0n },
    });
    const items: unknown[] = [];
    for await (const item of store.subscribe(0n, new AbortController().signal)) items.push(item);
    expect(items).toMatchObject([{ left: { code: 'StoreUnavailable' } }]);
    await store.close()();
  });

  it('is no use to a client that does not know who signed for the server', async () => {
    const store = await openOn({
      connectionString: `esdb://admin:changeit@localhost:${node.port}`,
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
