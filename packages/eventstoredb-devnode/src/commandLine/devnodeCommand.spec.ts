import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startDevnode } from '../startDevnode.ts';
import { collect, rejection } from '../testing/collect.ts';
import { createFakeProcess } from '../testing/fakeProcess.ts';
import { makeCertificate } from '../testing/securedNode.ts';
import type { CertificateFolder } from '../testing/securedNode.ts';
import { watch } from '../testing/watch.ts';
import { devnodeCommand } from './devnodeCommand.ts';

let folder: string;
let first: CertificateFolder;
let second: CertificateFolder;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-command-'));
  [first, second] = await Promise.all([makeCertificate(), makeCertificate()]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  first.remove();
  second.remove();
});

const run = (...words: readonly string[]) => {
  const process = createFakeProcess();
  return { process, exitCode: devnodeCommand(words, process) };
};

/** Runs a node, works with a client as the node says that it is reached, and stops the node. */
const withNode = async (
  words: readonly string[],
  work: (client: EventStoreDBClient, printed: string, port: number) => Promise<void>,
): Promise<void> => {
  const { process, exitCode } = run('--port', '0', ...words);
  const port = await process.listening();
  const [, connectionString = ''] = /^Connect with (.*)$/m.exec(process.printed()) ?? [];
  const client = EventStoreDBClient.connectionString(connectionString);
  await work(client, process.printed(), port);
  await client.dispose();
  process.tell('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(process.complained()).toBe('');
};

const happened = () => jsonEvent({ type: 'Happened', data: {} });

describe('a node that runs', () => {
  it('says what it is, where it stores, how it is reached and, last, that it listens', async () => {
    await withNode(['--mem'], async (client, printed, port) => {
      const [whatItIs, ...rest] = printed.trimEnd().split('\n');
      expect(whatItIs).toMatch(/development node.*never for production/);
      expect(rest).toEqual([
        'It stores events in memory: they are gone when it stops.',
        'It checks nobody: every program on this machine may do anything.',
        `Connect with esdb://127.0.0.1:${port}?tls=false`,
        `Listening on 127.0.0.1:${port}`,
      ]);
      await client.appendToStream('$s', happened());
      expect(await collect(client.readStream('$s'))).toHaveLength(1);
    });
  });

  it('begins an empty log, once, with an event of the system, as a server does', async () => {
    const words = ['--db', join(folder, 'begun.db')];
    const streams = async (client: EventStoreDBClient) =>
      (await collect(client.readAll())).map(({ event }) => [event?.streamId, event?.type]);
    const begun = ['$$$scavenges', '$metadata'];
    await withNode(words, async (client) => {
      expect(await streams(client)).toEqual([begun]);
      await client.appendToStream('s', happened());
    });
    await withNode(words, async (client) => {
      expect(await streams(client)).toEqual([begun, ['s', 'Happened']]);
    });
  });

  it('keeps its events in a file', async () => {
    const file = join(folder, 'kept.db');
    await withNode(['--db', file], async (client, printed) => {
      expect(printed).toContain(`It stores events in ${file}.`);
      await client.appendToStream('s', happened());
    });
    await withNode(['--db', file], async (client) => {
      expect(await collect(client.readStream('s'))).toHaveLength(1);
    });
  });

  it('checks users with TLS', async () => {
    const words = ['--mem', '--tls', first.certificateFile, first.keyFile];
    await withNode(words, async (client, printed, port) => {
      expect(printed).toContain('admin and ops have the password changeit');
      expect(printed).toContain(`Connect with esdb://admin:changeit@localhost:${port}?tls=true`);
      await client.appendToStream('$s', happened());
      const credentials = { username: 'ops', password: 'changeit' };
      expect(await rejection(collect(client.readAll({ credentials })))).toMatchObject({
        type: 'access-denied',
      });
    });
  });

  it('checks nobody with TLS if it is told so', async () => {
    const words = ['--mem', '--insecure', '--tls', first.certificateFile, first.keyFile];
    await withNode(words, async (client, printed, port) => {
      expect(printed).toContain(`Connect with esdb://localhost:${port}?tls=true`);
      await client.appendToStream('$s', happened());
      expect(await collect(client.readStream('$s'))).toHaveLength(1);
    });
  });

  it('tells everybody where everybody can reach it, and warns', async () => {
    await withNode(['--mem', '--host', '0.0.0.0'], (_client, printed, port) => {
      expect(printed).toContain(`Connect with esdb://localhost:${port}?tls=false`);
      expect(printed).toContain('everybody who can reach this machine may do anything');
      return Promise.resolve();
    });
  });
});

describe('a node that is told to stop', () => {
  it('ends what goes on, and ends itself when it is told once more', async () => {
    const { process, exitCode } = run('--port', '0', '--mem');
    const port = await process.listening();
    const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
    const watched = watch(client.subscribeToAll());
    await watched.next(3);
    process.tell('SIGINT');
    expect(await watched.next(1)).toEqual(['error unavailable']);
    expect(process.exits).toEqual([]);
    process.tell('SIGTERM');
    process.tell('SIGINT');
    expect(process.exits).toEqual([143, 130]);
    expect(await exitCode).toBe(0);
    await client.dispose();
  });
});

describe('a node that cannot run as it was asked to', () => {
  it.each<[string, () => readonly string[], RegExp]>([
    ['an unknown option', () => ['--bogus'], /unknown option '--bogus'/i],
    ['a word too many', () => ['start'], /too many arguments/i],
    ['a port out of range', () => ['--port', '65536'], /0 to 65535/],
    ['a port that is no number', () => ['--port', '2113x'], /0 to 65535/],
    ['no value', () => ['--port'], /argument missing/],
    ['a file and memory', () => ['--mem', '--db', 'x.db'], /--db or --mem/],
    ['a file in no folder', () => ['--db', join(folder, 'none', 'x.db')], /none/],
    ['a certificate alone', () => ['--mem', '--tls', first.certificateFile], /two files/],
    [
      'a certificate that is not there',
      () => ['--mem', '--tls', join(folder, 'none.pem'), first.keyFile],
      /certificate .*none\.pem cannot be read/,
    ],
    [
      'a certificate that is none',
      () => ['--mem', '--tls', first.keyFile, first.keyFile],
      /no certificate and key/,
    ],
    [
      'the key of another certificate',
      () => ['--mem', '--tls', first.certificateFile, second.keyFile],
      /no certificate and key that belong together/,
    ],
    ['an address of others', () => ['--mem', '--host', '203.0.113.9'], /no such address/],
  ])('says so in one sentence: %s', async (_, words, sentence) => {
    const { process, exitCode } = run(...words());
    expect(await exitCode).toBe(2);
    expect(process.printed()).toBe('');
    expect(process.complained()).toMatch(sentence);
    expect(process.complained()).toMatch(/^[^\n]+\.\n$/);
  });

  it('says that the port is taken', async () => {
    const other = await startDevnode({ port: 0 });
    const { process, exitCode } = run('--mem', '--port', `${other.port}`);
    expect(await exitCode).toBe(2);
    expect(process.complained()).toBe(
      `A node cannot listen at 127.0.0.1:${other.port}: the port is taken.\n`,
    );
    await other.close();
  });

  it.each(['20.19.0', '22.15.1'])(
    'says that Node %s has no SQLite, but for memory',
    async (old) => {
      const process = createFakeProcess(old);
      expect(await devnodeCommand(['--port', '0'], process)).toBe(2);
      expect(process.complained()).toMatch(/needs Node 22\.16 or later.*--mem\.\n$/);

      const inMemory = createFakeProcess(old);
      const exitCode = devnodeCommand(['--port', '0', '--mem'], inMemory);
      await inMemory.listening();
      inMemory.tell('SIGTERM');
      expect(await exitCode).toBe(0);
    },
  );
});

describe('a node that is asked what it can', () => {
  it.each([
    ['--help', '--tls'],
    ['--version', '.'],
  ])('says so: %s', async (word, part) => {
    const { process, exitCode } = run(word);
    expect(await exitCode).toBe(0);
    expect(process.printed()).toContain(part);
    expect(process.complained()).toBe('');
  });
});
