import * as E from 'fp-ts/lib/Either.js';
import { openSqliteStore } from '../openSqliteStore.ts';

/**
 * A process without rights of its own that opens a log for reading only, and prints the ids of its
 * events, or why it cannot.
 */
const [path = ''] = process.argv.slice(2);
const NOBODY = 65_534;
if (process.getuid?.() === 0) process.setuid?.(NOBODY);

const opened = await openSqliteStore({ path, readOnly: true })();
const events = E.isLeft(opened) ? opened : await opened.right.readAll(0n, 100)();
process.stdout.write(
  JSON.stringify(E.isLeft(events) ? events.left : events.right.map(({ id }) => id)),
);
