import { randomUUID } from 'node:crypto';
import type { EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { systemNow } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { collect } from '../testing/collect.ts';
import { createRandom } from '../testing/random.ts';
import type { Random } from '../testing/random.ts';
import type { Expectation, NewRecord, NodeLog, ResolvedRecord } from './nodeLog.ts';
import { openNodeLog } from './openNodeLog.ts';

/** `DISDETTA_RUNS=1000000` tells more stories, `DISDETTA_SEED` the same ones again. */
const STORIES = Math.max(1, Math.floor(Number(process.env['DISDETTA_RUNS'] ?? 10_000) / 50));
const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const STREAMS = ['s', 't', '$$s', '$$t'];
const EVERYTHING = { count: 10_000n, resolveLinks: true } as const;

const record = (random: Random): NewRecord => ({
  id: randomUUID(),
  type: random.oneOf(['A', 'B', '$>']),
  isJson: true,
  data: Buffer.from(
    random.oneOf([
      '{}',
      '{"$maxCount":2}',
      '{"$tb":3}',
      '1@s',
      '{"$tb":9223372036854775807}',
      '0@t',
    ]),
  ),
  metadata: new Uint8Array(),
});

const expectation = (random: Random): Expectation =>
  random.oneOf<Expectation>(['any', 'any', 'no-stream', 'stream-exists', BigInt(random.below(6))]);

/** Does one thing, and answers what it came to. */
const step = async (log: NodeLog, random: Random): Promise<unknown> => {
  const stream = random.oneOf(STREAMS);
  const expected = expectation(random);
  const chance = random.below(40);
  if (chance === 0) return log.tombstone(stream, expected);
  if (chance < 5) return log.deleteStream(stream, expected);
  const records = Array.from({ length: random.below(4) }, () => record(random));
  return log.append(stream, expected, records);
};

/** What is to be seen of a log, from all sides. */
const viewOf = async (log: NodeLog) => {
  const read = async (stream: string, direction: 'forwards' | 'backwards') => {
    const from = direction === 'forwards' ? 'start' : 'end';
    const records = await log.readStream(stream, { ...EVERYTHING, from, direction });
    return E.isRight(records) ? collect(records.right) : records.left;
  };
  const all = await collect(
    log.readAll({ ...EVERYTHING, from: 'start', direction: 'forwards', filter: null }),
  );
  const streams = await Promise.all(
    STREAMS.map(async (stream) => [
      await read(stream, 'forwards'),
      await read(stream, 'backwards'),
    ]),
  );
  return { all, streams, lastPosition: log.lastPosition() };
};

const story = async (random: Random, store: EventStore): Promise<NodeLog> => {
  const log = await openNodeLog(store, systemNow);
  // Some steps at once: what is decided must not wait for what is written.
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(Array.from({ length: 1 + random.below(5) }, () => step(log, random)));
  }
  return log;
};

const reversed = (records: unknown): unknown =>
  Array.isArray(records) ? records.toReversed() : records;

const positionsOf = (records: readonly ResolvedRecord[]) =>
  records.map(({ event, link }) => (link ?? event)?.position);

describe(`a log to which anything may happen, told with seed ${SEED}`, () => {
  it(
    `looks the same forwards, backwards, to followers and opened anew, in ${STORIES} stories`,
    async () => {
      const random = createRandom(SEED);
      for (let told = 0; told < STORIES; told += 1) {
        const store = createMemoryStore();
        const log = await story(random, store);
        const view = await viewOf(log);

        expect(await viewOf(await openNodeLog(store, systemNow))).toEqual(view);
        for (const [forwards, backwards] of view.streams)
          expect(backwards).toEqual(reversed(forwards));
        expect(positionsOf(view.all)).toEqual(view.all.map((_, index) => BigInt(index + 1)));
        expect(view.all).toHaveLength(Number(view.lastPosition));
        const backwards = {
          ...EVERYTHING,
          from: 'end',
          direction: 'backwards',
          filter: null,
        } as const;
        expect(await collect(log.readAll(backwards))).toEqual(view.all.toReversed());

        const followed: ResolvedRecord[] = [];
        const following = {
          after: 'start',
          resolveLinks: true,
          filter: null,
          checkpointEvery: null,
        } as const;
        for await (const item of log.followAll(following, new AbortController().signal)) {
          if (item.kind === 'record') followed.push(item.record);
          if (item.kind === 'caughtUp') break;
        }
        expect(followed).toEqual(view.all);
      }
    },
    30_000 + STORIES * 100,
  );
});
