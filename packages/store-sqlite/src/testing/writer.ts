import type { EncodedEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { openSqliteStore } from '../openSqliteStore.ts';

/**
 * A process that writes to a log until it is killed: appends of three events each, some of them
 * at the same moment, and a line on standard output for every append that was acknowledged.
 */
const [path = '', writer = ''] = process.argv.slice(2);
const STREAMS = 3;

const opened = await openSqliteStore({ path, busyTimeoutMilliseconds: 10_000 })();
if (E.isLeft(opened)) throw new Error(opened.left.message);
const store = opened.right;

const event = (stream: string, append: number, place: number): EncodedEvent => ({
  id: `${stream}/${append}/${place}`,
  type: 'Written',
  data: JSON.stringify({ append, place }),
  metadata: '{}',
});

const writeForEver = async (stream: string): Promise<never> => {
  const last = await store.readStream(stream, { direction: 'backwards', limit: 1 })();
  if (E.isLeft(last)) throw new Error(last.left.message);
  let expected = last.right.revision;
  let append = expected === 'no-stream' ? 0 : Number(expected + 1n) / 3;
  for (;;) {
    const appended = await store.append(stream, expected, [
      event(stream, append, 0),
      event(stream, append, 1),
      event(stream, append, 2),
    ])();
    if (E.isLeft(appended)) throw new Error(appended.left.message);
    process.stdout.write(`${stream} ${append}\n`);
    expected = appended.right.revision;
    append += 1;
  }
};

await Promise.all(
  Array.from({ length: STREAMS }, (_, index) => writeForEver(`${writer}-${index}`)),
);
