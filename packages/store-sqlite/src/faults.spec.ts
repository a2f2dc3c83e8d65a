import type { FaultRuns } from './testing/simulated/failCalls.ts';
import { runProgram } from './testing/simulated/runProgram.ts';

/** `DISDETTA_FAULTS=100` for a longer script. */
const APPENDS = process.env['DISDETTA_FAULTS'] ?? '12';

describe('a disk that fails at any one call', () => {
  it('gets a typed error, no acknowledgement after it, and a file that opens again', () => {
    const outcome = runProgram('failCalls.ts', ['--appends', APPENDS]) as FaultRuns;

    expect(outcome.violations).toEqual([]);
    expect(outcome.runs).toBeGreaterThan(outcome.calls);
    expect(Object.keys(outcome.answers).toSorted()).toEqual([
      'StoreFailed',
      'acknowledged',
      'open: StoreFailed',
      'open: StoreUnavailable',
    ]);
  }, 240_000);
});
