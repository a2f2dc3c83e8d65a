import type { PowerCuts } from './testing/simulated/cutPower.ts';
import { runProgram } from './testing/simulated/runProgram.ts';

/** `DISDETTA_CUTS=20` tries so many states of the disk at each point, `DISDETTA_SEED` the same ones again. */
const IMAGES = process.env['DISDETTA_CUTS'] ?? '1';
const SEED = process.env['DISDETTA_SEED'];

const cutPower = (...args: readonly string[]): PowerCuts => {
  const seed = SEED === undefined ? [] : ['--seed', SEED];
  const outcome = runProgram('cutPower.ts', [...seed, ...args]) as PowerCuts;
  process.stdout.write(
    `power cuts: ${outcome.images} states of a disk, ${outcome.violations.length} broken, seed ${outcome.seed}\n`,
  );
  return outcome;
};

describe('a power cut at every write and sync', () => {
  it(
    'loses nothing that was acknowledged, doubles nothing and leaves no append in part',
    () => {
      const outcome = cutPower('--appends', '500', '--images', IMAGES);

      expect(outcome.violations).toEqual([]);
      expect(outcome).toMatchObject({ appends: 500, acknowledged: 500 });
      expect(outcome.checkpoints).toBeGreaterThan(5);
      expect(outcome.images).toBeGreaterThan(outcome.operations);
    },
    240_000 * Number(IMAGES),
  );

  it('is found out when a store acknowledges without a sync', () => {
    const { violations } = cutPower('--appends', '12', '--synchronous', 'OFF', '--images', '3');

    expect(violations.some((found) => found.includes('lost'))).toBe(true);
  }, 60_000);
});
