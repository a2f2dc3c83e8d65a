import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, StoredEvent } from '@disdetta/core';
import { openSqliteStore } from './openSqliteStore.ts';

/** `DISDETTA_KILLS=10000` for the long run. */
const KILLS = Number(process.env['DISDETTA_KILLS'] ?? 200);
const WRITERS = 4;
const MOST_ACKNOWLEDGED = 60;
const EVENTS_AN_APPEND = 3;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-killed-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Lets a process write until it has been acknowledged so often, and kills it where it stands. */
const writeAndBeKilled = async (
  path: string,
  writer: string,
  after: number,
): Promise<readonly string[]> => {
  const script = join(__dirname, 'testing/writer.ts');
  const child = spawn(process.execPath, ['--conditions=@disdetta/source', script, path, writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === after) child.kill('SIGKILL');
  }
  // What was printed between the last look and the kill was acknowledged, too.
  return acknowledged;
};

const everyEvent = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll(events.at(-1)?.position ?? 0n, 1_000)();
    if (E.isLeft(page)) throw new Error(page.left.message);
    events.push(...page.right);
    if (page.right.length < 1_000) return events;
  }
};

const byStream = (events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> => {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const own = streams.get(event.stream);
    if (own === undefined) streams.set(event.stream, [event]);
    else own.push(event);
  }
  return streams;
};

describe('four processes that write to one file and are killed while they write', () => {
  it(
    `lose nothing that was acknowledged, in ${KILLS} kills`,
    async () => {
      const path = join(folder, 'log.db');
      const acknowledged = new Set<string>();
      for (let killed = 0; killed < KILLS; killed += WRITERS) {
        const lines = await Promise.all(
          Array.from({ length: WRITERS }, (_, writer) => {
            const after = 1 + Math.floor(Math.random() * MOST_ACKNOWLEDGED);
            return writeAndBeKilled(path, `writer-${writer}`, after);
          }),
        );
        for (const line of lines.flat()) acknowledged.add(line);

        const store = await openSqliteStore({ path })();
        if (E.isLeft(store)) throw new Error(store.left.message);
        const events = await everyEvent(store.right);
        await store.right.close()();

        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        for (const [stream, own] of byStream(events)) {
          expect(own.map(({ revision }) => revision)).toEqual(own.map((_, index) => BigInt(index)));
          expect({ stream, odd: own.length % EVENTS_AN_APPEND }).toEqual({ stream, odd: 0 });
        }
        const kept = new Set(events.map(({ id }) => id));
        const lost = [...acknowledged].flatMap((line) => {
          const [stream = '', append = ''] = line.split(' ');
          return Array.from(
            { length: EVENTS_AN_APPEND },
            (_, place) => `${stream}/${append}/${place}`,
          ).filter((id) => !kept.has(id));
        });
        expect(lost).toEqual([]);
      }
      expect(acknowledged.size).toBeGreaterThan(KILLS);
    },
    30_000 + KILLS * 2_000,
  );
});
