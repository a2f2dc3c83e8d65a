import * as E from 'fp-ts/lib/Either.js';
import { openSqliteStore } from '../openSqliteStore.ts';

/** A process that opens a log, writes one event to a stream of its own, and goes. */
const [path = ''] = process.argv.slice(2);
const stream = `process-${process.pid}`;

const opened = await openSqliteStore({ path, busyTimeoutMilliseconds: 10_000 })();
if (E.isLeft(opened)) throw new Error(opened.left.message);
const event = { id: stream, type: 'Written', data: '{}', metadata: '{}' };
const appended = await opened.right.append(stream, 'no-stream', [event])();
if (E.isLeft(appended)) throw new Error(appended.left.message);
await opened.right.close()();
