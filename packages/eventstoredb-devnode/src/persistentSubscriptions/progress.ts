/** An event that a group has to finish, in the order in which the group was given it. */
export interface Step {
  readonly number: number;
  readonly place: bigint;
  /** The place before; null for the first that the group was ever given. */
  readonly before: bigint | null;
}

/** How far everything is finished. */
export interface Reached {
  readonly number: number;
  readonly place: bigint;
}

/** Which steps are finished, so that a group can go on from there. */
export interface Progress {
  readonly begin: (place: bigint) => Step;
  /** A place was passed at which there is nothing to do. */
  readonly pass: (place: bigint) => void;
  readonly finish: (step: Step) => void;
  /** The last place up to which everything is finished; null while there is none. */
  readonly reached: () => Reached | null;
  /** The last place that the group was given or passed. */
  readonly lastPlace: () => bigint | null;
}

/** Progress from a checkpoint on, which is step 0, or from nothing. */
export const createProgress = (checkpoint: bigint | null): Progress => {
  // A map keeps the order in which steps began, however they are finished.
  const unfinished = new Map<number, Step>();
  let number = checkpoint === null ? -1 : 0;
  let place = checkpoint;

  return {
    begin: (next) => {
      const step = { number: number + 1, place: next, before: place };
      number = step.number;
      place = next;
      unfinished.set(step.number, step);
      return step;
    },
    pass: (next) => {
      number += 1;
      place = next;
    },
    finish: (step) => {
      unfinished.delete(step.number);
    },
    reached: () => {
      const [first] = unfinished.values();
      const to = first === undefined ? place : first.before;
      if (to === null) return null;
      return { number: first === undefined ? number : first.number - 1, place: to };
    },
    lastPlace: () => place,
  };
};
