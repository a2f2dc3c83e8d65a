import type { StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { chainTamperings } from './testing/chainTamperings.ts';
import { randomLogs } from './testing/histories.ts';
import { storeOf } from './testing/plantedStore.ts';
import { verifyChain } from './verifyChain.ts';
import type { ChainVerdict } from './verifyChain.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = 500;

const verdictOn = async (log: readonly StoredEvent[], pageSize = 7): Promise<ChainVerdict> => {
  const verdict = await verifyChain(storeOf(log), pageSize)();
  if (E.isLeft(verdict)) throw new Error(verdict.left.message);
  return verdict.right;
};

/** Events that can be tampered with: not the first of a stream, and perhaps not the last. */
const targetsIn = (log: readonly StoredEvent[], withLast: boolean): readonly StoredEvent[] => {
  const last = new Map(log.map(({ stream, revision }) => [stream, revision]));
  return log.filter(
    ({ stream, revision }) => revision > 0n && (withLast || revision < (last.get(stream) ?? 0n)),
  );
};

describe('the chain of a random log', () => {
  let logs: readonly (readonly StoredEvent[])[] = [];

  beforeAll(async () => {
    process.stdout.write(`chains: ${RUNS} of each tampering, seed ${SEED}\n`);
    logs = await randomLogs(100, SEED);
  });

  it('gives no finding where nobody touched it, and is not anchored', async () => {
    for (const log of logs) {
      const { verdict, findings } = await verdictOn(log);
      expect({ verdict, findings }).toEqual({ verdict: 'not-anchored', findings: [] });
    }
  });

  it.each(chainTamperings)('shows $name at its place', async ({ showsAtTheEnd, plant, finds }) => {
    const rich = logs.filter((log) => targetsIn(log, showsAtTheEnd).length > 0);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rich),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (log, which, chance) => {
          const targets = targetsIn(log, showsAtTheEnd);
          const target = targets[Math.floor(which * targets.length)];
          if (target === undefined) throw new Error('no event to tamper with');
          const planted = plant(log, target, chance);
          fc.pre(planted !== null);
          const { verdict, findings } = await verdictOn(planted);
          expect(verdict).toBe('broken');
          for (const [code, after] of finds) {
            const { stream } = target;
            const revision = target.revision + after;
            expect(findings).toContainEqual(expect.objectContaining({ code, stream, revision }));
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
