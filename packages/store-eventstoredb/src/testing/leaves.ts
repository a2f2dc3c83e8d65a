import * as E from 'fp-ts/lib/Either.js';
import { eventOf, openOn } from './openOn.ts';

// A process that uses a store, closes it and has nothing else to do.
const store = await openOn({ connectionString: process.argv[2] ?? '' });
await store.append('one', 'no-stream', [eventOf('a')])();
await store.readAll(0n, 1)();
const items = store.subscribe(0n, new AbortController().signal)[Symbol.asyncIterator]();
await items.next();
const closed = await store.close()();
process.stdout.write(E.isRight(closed) ? 'closed' : closed.left.message);
