import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { audit } from '../../audit.ts';
import { collect } from '../../testing/collect.ts';
import { eventsOf, randomLogs } from '../../testing/histories.ts';
import { hostileLog } from '../../testing/hostileLog.ts';
import { storeOf } from '../../testing/plantedStore.ts';
import { sealOf, valueOf } from '../../testing/sealing.ts';
import { exportCloudEvents } from './exportCloudEvents.ts';
import { exportJsonLines } from './exportJsonLines.ts';
import { openExport } from './openExport.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-export-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const linesOf = async (store: EventStore, pageSize = 3): Promise<string> => {
  const { out, text } = collect();
  valueOf(await exportJsonLines(store, out, { pageSize })());
  return text();
};

const opened = async (
  text: string,
): Promise<E.Either<{ readonly message: string }, EventStore>> => {
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, text);
  return openExport(path)();
};

const someLog = async (): Promise<readonly StoredEvent[]> => (await randomLogs(1, 11))[0] ?? [];

describe('an export as lines of JSON', () => {
  it('gives every text back byte for byte, whatever stands in it', async () => {
    for (const log of [hostileLog(), await someLog()]) {
      const text = await linesOf(storeOf(log));
      const store = valueOf(await opened(text));
      expect(await eventsOf(store)).toEqual(log);
      expect(await linesOf(store)).toBe(text);
      valueOf(await store.close()());
    }
  });

  it('is audited as the log is, and holds against its seals', async () => {
    for (const log of await randomLogs(5, 5)) {
      const original = storeOf(log);
      const seals = [await sealOf(original)];
      const store = valueOf(await opened(await linesOf(original)));
      const found = valueOf(await audit(store, { seals, pageSize: 4 })());
      expect(found).toEqual(valueOf(await audit(original, { seals })()));
      expect(found).toMatchObject({ verdict: 'clean', anchoredThrough: BigInt(log.length) });
      valueOf(await store.close()());
    }
  });

  it('reads streams as a store does, both ways and from any revision', async () => {
    const log = await someLog();
    const store = valueOf(await opened(await linesOf(storeOf(log))));
    const stream = 'account-account-1';
    const own = log.filter((event) => event.stream === stream);
    const read = async (range: object): Promise<readonly bigint[]> =>
      valueOf(await store.readStream(stream, { limit: 2, ...range })()).events.map(
        ({ revision }) => revision,
      );
    const last = BigInt(own.length - 1);
    expect(await read({})).toEqual([0n, 1n]);
    expect(await read({ from: 1n })).toEqual([1n, 2n]);
    expect(await read({ from: last })).toEqual([last]);
    expect(await read({ direction: 'backwards' })).toEqual([last, last - 1n]);
    expect(await read({ direction: 'backwards', from: 1n })).toEqual([1n, 0n]);
    expect(valueOf(await store.readStream('account-x', { limit: 9 })())).toEqual({
      events: [],
      revision: 'no-stream',
    });
    valueOf(await store.close()());
  });

  it('takes no event, ends a subscription when it is told to, and nothing once closed', async () => {
    const log = await someLog();
    const store = valueOf(await opened(await linesOf(storeOf(log))));
    const event = { id: 'x', type: 'x', data: '{}', metadata: '{}' };
    expect(await store.append('account-1', 'no-stream', [event])()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });
    const stop = new AbortController();
    const kinds: string[] = [];
    for await (const item of store.subscribe(0n, stop.signal)) {
      const { kind } = valueOf(item);
      kinds.push(kind);
      if (kind === 'caughtUp') stop.abort();
    }
    expect(kinds).toEqual([...log.map(() => 'event'), 'caughtUp']);
    valueOf(await store.close()());
    valueOf(await store.close()());
    expect(await store.readAll(0n, 1)()).toMatchObject({ left: { code: 'StoreUnavailable' } });
  });

  it('is refused with its line where it was altered, cut, or put in another order', async () => {
    const text = await linesOf(storeOf(await someLog()));
    const lines = text.split('\n').slice(0, -1);
    const [first = '', second = '', third = ''] = lines;
    const damaged: readonly (readonly [number, string])[] = [
      [2, text.replace(second, second.replace('"type":"', '"type":"X'))],
      [2, text.replace(second, second.replace('"revision":"', '"revision":"0'))],
      [2, text.replace(second, ` ${second}`)],
      [2, text.replace(second, `${second}\r`)],
      [2, text.replace(second, '{}')],
      [3, [first, third, second, ''].join('\n')],
      [2, [first, first, ''].join('\n')],
      [lines.length, text.slice(0, -1)],
      [lines.length, text.slice(0, -9)],
    ];
    for (const [line, altered] of damaged) {
      expect(await opened(altered)).toMatchObject({
        left: { code: 'ExportUnreadable', facts: { line } },
      });
    }
    expect(await openExport(join(folder, 'none'))()).toMatchObject({
      left: { code: 'ExportUnreadable', facts: { line: 0 } },
    });
  });

  it('exports a part: after a position, through another, of some streams', async () => {
    const log = await someLog();
    const wants = (stream: string): boolean => stream === 'account-account-2';
    const { out, text } = collect();
    const options = { after: 3n, through: 9n, wants, pageSize: 2 };
    const exported = valueOf(await exportJsonLines(storeOf(log), out, options)());
    const wanted = log.slice(3, 9).filter(({ stream }) => wants(stream));
    expect(wanted.length).toBeGreaterThan(0);
    expect(exported).toEqual({ events: wanted.length, position: wanted.at(-1)?.position });
    expect(await eventsOf(valueOf(await opened(text())))).toEqual(wanted);
  });

  it('answers what failed, the store or the stream, and ends no stream as if it were whole', async () => {
    const log = await someLog();
    const failure: StoreError = { code: 'StoreFailed', message: 'Broken.', facts: { cause: 'x' } };
    const failing: EventStore = {
      ...storeOf(log),
      readAll: (after, limit) =>
        after > 3n ? TE.left(failure) : storeOf(log).readAll(after, limit),
    };
    const { out } = collect();
    expect(await exportJsonLines(failing, out, { pageSize: 2 })()).toEqual(E.left(failure));
    expect([out.destroyed, out.writableFinished]).toEqual([true, false]);
    const full = collect().out;
    full._write = (_chunk, _encoding, done) => {
      done(new Error('no space left'));
    };
    expect(await exportJsonLines(storeOf(log), full)()).toMatchObject({
      left: { code: 'WriteFailed', facts: { cause: 'no space left' } },
    });
  });
});

describe('an export as CloudEvents', () => {
  const cloudEventsOf = async (log: readonly StoredEvent[]): Promise<readonly unknown[]> => {
    const { out, text } = collect();
    valueOf(await exportCloudEvents(storeOf(log), out, { source: 'urn:test:log' })());
    const lines = text().split('\n').slice(0, -1);
    return lines.map((line): unknown => JSON.parse(line));
  };

  it('has the attributes of CloudEvents 1.0, and the data as they are stored', async () => {
    const log = await someLog();
    const events = await cloudEventsOf(log);
    expect(events).toHaveLength(log.length);
    for (const [place, event] of events.entries()) {
      const stored = log[place];
      expect(event).toMatchObject({
        specversion: '1.0',
        id: stored?.id,
        source: 'urn:test:log',
        type: `disdetta.${stored?.type}`,
        subject: stored?.stream,
        time: stored?.recordedAt,
        datacontenttype: 'application/json',
        dataschema: `urn:disdetta:schema:${stored?.type}:1`,
        data: JSON.parse(stored?.data ?? ''),
      });
      // Names of attributes are lower-case letters and digits alone.
      expect(Object.keys(event ?? {}).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
    }
  });

  it('keeps hostile events apart, one a line, and what is no JSON as a text', async () => {
    const log = hostileLog();
    const events = await cloudEventsOf(log);
    expect(events).toHaveLength(log.length);
    expect(events.find((event) => JSON.stringify(event).includes('no JSON'))).toMatchObject({
      datacontenttype: 'text/plain',
      data: 'no JSON',
    });
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('accountId');
  });
});
