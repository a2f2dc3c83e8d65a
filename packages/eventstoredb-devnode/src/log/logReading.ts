import type { Resolve } from './links.ts';
import type { Listeners } from './listeners.ts';
import type { LoggedRecord, LogReading, NodeLog } from './nodeLog.ts';
import { PAGE } from './records.ts';
import type { Records } from './records.ts';
import { isLeftOut } from './streamNames.ts';

/** Reads the whole log as it stands when the reading begins. */
export const createLogReading = (
  records: Records,
  listeners: Listeners,
  resolve: Resolve,
): NodeLog['readAll'] =>
  async function* readAll({ from, direction, count, resolveLinks, filter }) {
    const end = listeners.lastPosition();
    const all =
      direction === 'forwards'
        ? forwards(records, startOf(from, end), end)
        : backwards(records, startOf(from, end));
    let left = count;
    if (left <= 0n) return;
    for await (const record of all) {
      if (isLeftOut(record.stream) || filter?.(record) === false) continue;
      yield await resolve(record, resolveLinks);
      left -= 1n;
      if (left === 0n) return;
    }
  };

/** The first position to read forwards, which is the first not to read backwards. */
const startOf = (from: LogReading['from'], end: bigint): bigint => {
  if (from === 'start') return 0n;
  return from === 'end' || from > end ? end + 1n : from;
};

async function* forwards(
  records: Records,
  from: bigint,
  end: bigint,
): AsyncGenerator<LoggedRecord> {
  let after = from - 1n;
  while (after < end) {
    const page = await records.after(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.position;
    yield* page.filter(({ position }) => position <= end);
  }
}

/** The port reads the log forwards alone, so this goes back by windows of positions. */
async function* backwards(records: Records, before: bigint): AsyncGenerator<LoggedRecord> {
  let end = before;
  while (end > 1n) {
    const after = end - 1n - BigInt(PAGE);
    const page = await records.after(after < 0n ? 0n : after, PAGE);
    const until = end;
    yield* page.filter(({ position }) => position < until).toReversed();
    end = after + 1n;
  }
}
