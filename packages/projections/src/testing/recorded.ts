import { defaultPolicies, later, streamOf } from '@disdetta/core';
import type { Event, Instant, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '../asOf.ts';

/** An event, and when the store took it, where that matters. */
export type Told = Event & { readonly recordedAt?: Instant };

/**
 * Events as a store would have recorded them, one after the other: each when it happened, or at
 * the latest instant so far where it came late.
 */
export const recorded = (...events: readonly Told[]): readonly RecordedAccountEvent[] => {
  const revisions = new Map<string, bigint>();
  let now: Instant | null = null;
  return events.map(({ recordedAt, ...event }, index) => {
    const stream = streamOf(event.data.accountId);
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    const at = happenedAt(event);
    now = now === null ? at : later(now, at);
    return {
      ...event,
      id: `event-${index}`,
      stream,
      revision,
      position: BigInt(index + 1),
      recordedAt: recordedAt ?? now,
      metadata: {
        schemaVersion: 1,
        commandId: `command-${index}`,
        commandType: 'Given',
        command: {},
        actor: { kind: 'system' },
        decidedBy: { library: '0', policies: defaultPolicies },
        previousHash: null,
      },
    };
  });
};
