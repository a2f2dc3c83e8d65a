import type { FollowItem } from './nodeLog.ts';

/** Says from where a follower could go on later, also while it is given nothing. */
export interface Checkpoints {
  /** A record was looked at, whether it was wanted or not. */
  readonly considered: (position: bigint) => readonly FollowItem[];
  /** All of history was looked at. */
  readonly reachedEnd: (position: bigint) => readonly FollowItem[];
}

/** Checkpoints after so many records, and never twice at the same place. Null: none at all. */
export const createCheckpoints = (startsAfter: bigint, every: number | null): Checkpoints => {
  let told = startsAfter;
  let since = 0;

  const tell = (position: bigint): readonly FollowItem[] => {
    if (position === told) return [];
    told = position;
    return [{ kind: 'checkpoint', position }];
  };

  return {
    considered: (position) => {
      if (every === null) return [];
      since += 1;
      if (since < every) return [];
      since = 0;
      return tell(position);
    },
    reachedEnd: (position) => (every === null ? [] : tell(position)),
  };
};
