import type { StopSignal } from '@disdetta/core';
import { createCheckpoints } from './checkpoints.ts';
import type { Resolve } from './links.ts';
import type { Listeners } from './listeners.ts';
import type { FollowItem, LogFollowing, NodeLog } from './nodeLog.ts';
import { PAGE } from './records.ts';
import type { Records } from './records.ts';
import { isLeftOut } from './streamNames.ts';

/** Follows the log: each page is read when the one before was taken, so little is ever held. */
export const createLogFollowing = (
  records: Records,
  listeners: Listeners,
  resolve: Resolve,
): NodeLog['followAll'] => {
  async function* follow(
    first: bigint,
    { resolveLinks, filter, checkpointEvery }: LogFollowing,
    signal: StopSignal,
  ): AsyncGenerator<FollowItem> {
    // Asked anew each time: it may stop while a reader holds what was handed over.
    const isStopped = (): boolean => signal.aborted;
    const checkpoints = createCheckpoints(first, checkpointEvery);
    let after = first;
    let isLive = false;
    while (!isStopped()) {
      const rings = listeners.all.rings();
      const page = await records.after(after, PAGE);
      for (const record of page) {
        if (isStopped()) return;
        after = record.position;
        if (!isLeftOut(record.stream) && filter?.(record) !== false) {
          yield { kind: 'record', record: await resolve(record, resolveLinks) };
        }
        yield* checkpoints.considered(after);
      }
      if (page.length === PAGE) continue;
      if (!isLive && !isStopped()) {
        isLive = true;
        yield* checkpoints.reachedEnd(after);
        yield { kind: 'caughtUp' };
      }
      await listeners.all.ringsAgain(rings, signal);
    }
  }

  return (following, signal) => {
    const { after } = following;
    if (after === 'start') return follow(0n, following, signal);
    return follow(after === 'end' ? listeners.lastPosition() : after, following, signal);
  };
};
