import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hashOf } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import { compareWithSeal } from './compareWithSeal.ts';
import { HASHED, flipBits, flipped, isNoticed, witnessed } from './testing/bitFlips.ts';
import type { FlipOutcome, Witnessed } from './testing/bitFlips.ts';
import { longLog } from './testing/longLog.ts';
import { storeOf } from './testing/plantedStore.ts';
import { sealOf, valueOf } from './testing/sealing.ts';
import type { KeptSeal } from './testing/sealing.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** `DISDETTA_FLIPS=all` flips every bit: minutes on all cores. */
const IS_WHOLE = process.env['DISDETTA_FLIPS'] === 'all';
const EVENTS = 10_000;
const A_SAMPLE = 997;
const BITFLIPPER = join(__dirname, 'testing/bitFlipper.ts');

const inThread = (events: readonly Witnessed[]): Promise<FlipOutcome> =>
  new Promise((resolve, reject) => {
    const execArgv = ['--conditions=@disdetta/source'];
    const worker = new Worker(BITFLIPPER, { workerData: events, execArgv });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** All bits, on all cores. */
const flipAll = async (events: readonly Witnessed[]): Promise<FlipOutcome> => {
  const cores = availableParallelism();
  const shares = Array.from({ length: cores }, (_, core) =>
    events.filter((_event, index) => index % cores === core),
  );
  const outcomes = await Promise.all(shares.map(inThread));
  return {
    flips: outcomes.reduce((sum, { flips }) => sum + flips, 0),
    unnoticed: outcomes.flatMap(({ unnoticed }) => unnoticed),
  };
};

describe(`a log of ${EVENTS} events, one bit of which is flipped`, () => {
  let log: readonly StoredEvent[] = [];
  let sealed: KeptSeal;

  beforeAll(async () => {
    log = await longLog(EVENTS, SEED);
    sealed = await sealOf(storeOf(log));
  }, 60_000);

  it(
    'has a witness for every event that notices',
    async () => {
      const events = witnessed(log, sealed);
      expect(events.filter(({ event, hash }) => hashOf(event) !== hash)).toEqual([]);
      const outcome = IS_WHOLE ? await flipAll(events) : flipBits(events, A_SAMPLE);
      process.stdout.write(`${log.length} events, ${outcome.flips} bits flipped, seed ${SEED}\n`);
      expect(outcome.unnoticed).toEqual([]);
      expect(outcome.flips).toBeGreaterThan(log.length);
    },
    IS_WHOLE ? 1_800_000 : 60_000,
  );

  it(
    'is found by verifying all of it, where its witness says',
    async () => {
      const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
      const witnesses = witnessed(log, sealed);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(log.length - 1),
          fc.constantFrom(...HASHED),
          chance,
          async (index, field, where) => {
            const witness = witnesses[index];
            if (witness === undefined) throw new Error('no event');
            const { event } = witness;
            const bit = Math.floor(where * Buffer.byteLength(event[field]) * 8);
            const planted = log.with(index, flipped(event, { field, bit }));
            expect(isNoticed(witness, { field, bit })).toBe(true);
            const { findings } = valueOf(await compareWithSeal(storeOf(planted), sealed, 500)());
            const { stream, revision } = event;
            const isLast = !log.some(
              (other) => other.stream === stream && other.revision === revision + 1n,
            );
            const own = findings.filter((finding) => finding.stream === stream);
            expect(own).toContainEqual(
              expect.objectContaining({
                revision: isLast ? revision : revision + 1n,
                code: expect.stringMatching(isLast ? /StreamRewritten/ : /LinkBroken/) as string,
              }),
            );
          },
        ),
        { numRuns: IS_WHOLE ? 500 : 10, seed: SEED },
      );
    },
    IS_WHOLE ? 600_000 : 60_000,
  );
});
