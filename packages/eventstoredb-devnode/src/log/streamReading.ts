import * as E from 'fp-ts/lib/Either.js';
import type { Resolve } from './links.ts';
import type { LoggedRecord, NodeLog, ResolvedRecord, StreamReading } from './nodeLog.ts';
import { PAGE } from './records.ts';
import type { Records } from './records.ts';
import type { StreamView, ViewOf } from './streamView.ts';
import { firstVisible, isVisible } from './visibility.ts';

/** Reads streams as they stand when the reading begins. */
export const createStreamReading = (
  records: Records,
  viewOf: ViewOf,
  resolve: Resolve,
): NodeLog['readStream'] => {
  async function* shown(
    stream: string,
    reading: StreamReading,
    view: StreamView,
  ): AsyncGenerator<ResolvedRecord> {
    let left = reading.count;
    for await (const record of standing(records, stream, reading, view)) {
      if (left <= 0n) return;
      if (!isVisible(record, view)) continue;
      left -= 1n;
      yield resolve(record, reading.resolveLinks);
    }
  }

  return async (stream, reading) => {
    const view = await viewOf(stream);
    switch (view.state) {
      case 'deleted':
        return E.left({ code: 'StreamDeleted', stream });
      case 'missing':
      case 'hidden':
        return E.left({ code: 'StreamNotFound', stream });
      case 'there':
        return E.right(shown(stream, reading, view));
    }
  };
};

/** The records between where a reading begins and the end of what is to be seen. */
async function* standing(
  records: Records,
  stream: string,
  { from, direction, count }: StreamReading,
  view: StreamView,
): AsyncGenerator<LoggedRecord> {
  const least = firstVisible(view);
  const limit = count < PAGE ? Number(count) : PAGE;
  let next = beginningOf(from, direction, view);
  while (limit > 0 && next >= least && next <= view.lastRevision) {
    const page = await records.ofStream(stream, next, direction, limit);
    const within = page.filter(
      ({ revision }) => revision >= least && revision <= view.lastRevision,
    );
    yield* within;
    const last = page.at(-1);
    if (last === undefined || within.length < page.length) return;
    next = last.revision + (direction === 'forwards' ? 1n : -1n);
  }
}

const beginningOf = (
  from: StreamReading['from'],
  direction: StreamReading['direction'],
  view: StreamView,
): bigint => {
  const least = firstVisible(view);
  if (direction === 'forwards') {
    // Behind the end there is nothing to read forwards.
    if (from === 'end') return view.lastRevision + 1n;
    return from === 'start' || from < least ? least : from;
  }
  if (from === 'start') return 0n;
  return from === 'end' || from > view.lastRevision ? view.lastRevision : from;
};
