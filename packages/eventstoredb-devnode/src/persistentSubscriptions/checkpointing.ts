import type { Progress } from './progress.ts';
import type { GroupSettings } from './settings.ts';

/** Says when a group writes its place down. */
export interface Checkpointing {
  /**
   * To be called when something was finished, and at every beat of the clock; answers the place
   * that is to be written down now.
   */
  readonly due: (moment: 'finished' | 'beat') => bigint | null;
  /** The place that was to be written down last; null while there is none. */
  readonly last: () => bigint | null;
}

/**
 * A place is written down when so many steps are finished that it has to be, or after some time
 * when there are enough for it to be worth it.
 */
export const createCheckpointing = (
  checkpoint: bigint | null,
  progress: Progress,
  settings: Pick<GroupSettings, 'checkpointAfter' | 'minCheckpointCount' | 'maxCheckpointCount'>,
  now: () => number,
): Checkpointing => {
  const { minCheckpointCount, maxCheckpointCount } = settings;
  const hasTime = settings.checkpointAfter > 0;
  let lastNumber = checkpoint === null ? -1 : 0;
  let lastPlace = checkpoint;
  let lastTime = -Infinity;

  return {
    due: (moment) => {
      const reached = progress.reached();
      if (reached === null) return null;
      const count = reached.number - lastNumber;
      const isFull = count >= Math.max(1, maxCheckpointCount);
      const isWorthIt = moment === 'beat' && count >= Math.max(1, minCheckpointCount);
      const isTime = hasTime && now() - lastTime >= settings.checkpointAfter;
      if (!isFull && !(isWorthIt && isTime)) return null;
      lastNumber = reached.number;
      lastPlace = reached.place;
      lastTime = now();
      return lastPlace;
    },
    last: () => lastPlace,
  };
};
