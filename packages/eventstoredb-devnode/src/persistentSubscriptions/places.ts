/** Which places of a feed are done, so that a group can go on from there. */
export interface Places {
  /** A place was taken from the feed; places rise. */
  readonly open: (place: bigint) => void;
  /** It needs nobody any more. */
  readonly done: (place: bigint) => void;
  /** The last place before which, itself included, everything is done; null while there is none. */
  readonly through: () => bigint | null;
  /** How many were done since this was asked last. */
  readonly takeCount: () => number;
}

/** No place taken yet. */
export const createPlaces = (): Places => {
  /** In the order of the feed, for a map keeps it. */
  const open = new Map<bigint, boolean>();
  let through: bigint | null = null;
  let count = 0;
  return {
    open: (place) => {
      open.set(place, false);
    },
    done: (place) => {
      if (open.get(place) !== false) return;
      open.set(place, true);
      count += 1;
      for (const [first, isDone] of open) {
        if (!isDone) return;
        through = first;
        open.delete(first);
      }
    },
    through: () => through,
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
};
