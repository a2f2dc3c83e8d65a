import type { StopSignal } from '@disdetta/core';
import type { Resolve } from './links.ts';
import type { Listeners } from './listeners.ts';
import type { After, FollowItem, NodeLog } from './nodeLog.ts';
import { PAGE } from './records.ts';
import type { Records } from './records.ts';
import { isTombstone } from './storedRecord.ts';
import type { ViewOf } from './streamView.ts';
import { firstVisible, isVisible } from './visibility.ts';

/** Follows streams: each page is read when the one before was taken, so little is ever held. */
export const createStreamFollowing = (
  records: Records,
  viewOf: ViewOf,
  listeners: Listeners,
  resolve: Resolve,
): NodeLog['followStream'] => {
  async function* follow(
    stream: string,
    first: bigint,
    resolveLinks: boolean,
    signal: StopSignal,
  ): AsyncGenerator<FollowItem> {
    // Asked anew each time: it may stop while a reader holds what was handed over.
    const isStopped = (): boolean => signal.aborted;
    const { bell, leave } = listeners.listenTo(stream);
    let next = first;
    let isLive = false;
    try {
      while (!isStopped()) {
        const rings = bell.rings();
        const view = await viewOf(stream);
        if (view.state === 'deleted' && !isLive) {
          yield { kind: 'deleted' };
          return;
        }
        const least = firstVisible(view);
        const page = await records.ofStream(stream, next > least ? next : least, 'forwards', PAGE);
        for (const record of page) {
          if (isStopped()) return;
          if (isTombstone(record)) {
            yield { kind: 'record', record: { event: record, link: null } };
            yield { kind: 'deleted' };
            return;
          }
          next = record.revision + 1n;
          if (!isVisible(record, view)) continue;
          yield { kind: 'record', record: await resolve(record, resolveLinks) };
        }
        if (page.length === PAGE) continue;
        if (!isLive && !isStopped()) {
          isLive = true;
          yield { kind: 'caughtUp' };
        }
        await bell.ringsAgain(rings, signal);
      }
    } finally {
      leave();
    }
  }

  const firstAfter = async (stream: string, after: After): Promise<bigint> => {
    if (after === 'start') return 0n;
    return after === 'end' ? (await viewOf(stream)).lastRevision + 1n : after + 1n;
  };

  return async (stream, { after, resolveLinks }, signal) =>
    follow(stream, await firstAfter(stream, after), resolveLinks, signal);
};
