import { createCheckpointing } from './checkpointing.ts';
import { createProgress } from './progress.ts';

/** Checkpoints after 2 seconds if 3 steps are finished, and after 5 steps in any case. */
const given = (settings = {}) => {
  let time = 0;
  const progress = createProgress(null);
  const checkpointing = createCheckpointing(
    null,
    progress,
    { checkpointAfter: 2_000, minCheckpointCount: 3, maxCheckpointCount: 5, ...settings },
    () => time,
  );
  let place = 0n;
  return {
    finish: (count: number): readonly (bigint | null)[] =>
      Array.from({ length: count }, () => {
        progress.finish(progress.begin((place += 1n)));
        return checkpointing.due('finished');
      }),
    beatAt: (milliseconds: number): bigint | null => {
      time = milliseconds;
      return checkpointing.due('beat');
    },
  };
};

describe('a checkpoint', () => {
  it('is due as soon as so many steps are finished', () => {
    const { finish } = given();
    expect(finish(11)).toEqual([null, null, null, null, 5n, null, null, null, null, 10n, null]);
  });

  it('is due at a beat when enough steps are finished, and not before its time', () => {
    const { finish, beatAt } = given();
    finish(2);
    expect(beatAt(1_000)).toBeNull();
    finish(1);
    expect(beatAt(2_000)).toBe(3n);
    finish(3);
    expect(beatAt(3_999)).toBeNull();
    expect(beatAt(4_000)).toBe(6n);
  });

  it('is not due twice at the same place', () => {
    const { finish, beatAt } = given({ minCheckpointCount: 0, maxCheckpointCount: 0 });
    expect(finish(1)).toEqual([1n]);
    expect(beatAt(10_000)).toBeNull();
  });

  it('is never due by time where no time is said', () => {
    const { finish, beatAt } = given({ checkpointAfter: 0 });
    finish(4);
    expect(beatAt(1_000_000)).toBe(null);
  });

  it('is never due before anything is finished', () => {
    expect(given({ minCheckpointCount: 0 }).beatAt(10_000)).toBeNull();
  });
});
