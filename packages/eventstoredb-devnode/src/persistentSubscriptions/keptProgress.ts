import type { Instant } from '@disdetta/core';
import type { NodeLog } from '../log/nodeLog.ts';
import { createCheckpointing } from './checkpointing.ts';
import { writeCheckpoint } from './checkpoints.ts';
import type { Delivery } from './delivery.ts';
import { park } from './parking.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import type { GroupConfig } from './settings.ts';
import { createWrites } from './writes.ts';

/** The progress of a group, written down in the log, and what it puts aside. */
export interface KeptProgress extends Pick<Progress, 'begin' | 'pass' | 'lastPlace'> {
  readonly finish: (delivery: Delivery) => void;
  /** Parks a message, which is finished then. */
  readonly putAside: (delivery: Delivery, reason: string) => void;
  /** Looks at the clock. */
  readonly beat: () => void;
  /** The place that was written down last; null while there is none. */
  readonly checkpoint: () => bigint | null;
}

/** Progress from a checkpoint on; `onBroken` is told when the log does not take it. */
export const createKeptProgress = (
  config: GroupConfig,
  checkpoint: bigint | null,
  { log, now }: { readonly log: NodeLog; readonly now: () => Instant },
  onBroken: () => void,
): KeptProgress => {
  const progress = createProgress(checkpoint);
  const clock = (): number => Date.parse(now());
  const checkpointing = createCheckpointing(checkpoint, progress, config.settings, clock);
  const writes = createWrites(onBroken);

  const keep = (moment: 'finished' | 'beat'): void => {
    const place = checkpointing.due(moment);
    if (place !== null) writes.add(() => writeCheckpoint(log, config, place));
  };
  const finish = ({ step }: Delivery): void => {
    if (step !== null) progress.finish(step);
    keep('finished');
  };

  return {
    begin: progress.begin,
    lastPlace: progress.lastPlace,
    finish,
    pass: (place) => {
      progress.pass(place);
      keep('finished');
    },
    putAside: (delivery, reason) => {
      // It is finished only once it is parked, so that it is never lost in between.
      writes.add(async () => {
        await park(log, config, delivery, { added: now(), reason });
        finish(delivery);
      });
    },
    beat: () => {
      keep('beat');
    },
    checkpoint: checkpointing.last,
  };
};
