import type { StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { randomLogs } from './testing/histories.ts';
import { storeOf } from './testing/plantedStore.ts';
import { PUBLIC_KEY, sealOf, valueOf } from './testing/sealing.ts';
import type { KeptSeal } from './testing/sealing.ts';
import { sealTamperings } from './testing/sealTamperings.ts';
import { compareWithSeal } from './compareWithSeal.ts';
import type { SealComparison } from './compareWithSeal.ts';
import { inclusionProof, verifyInclusion } from './seal/inclusion.ts';
import { verifySeal } from './seal/signing.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = 500;
interface SealedLog extends KeptSeal {
  readonly log: readonly StoredEvent[];
}

const sealedLogOf = async (log: readonly StoredEvent[]): Promise<SealedLog> => ({
  ...(await sealOf(storeOf(log))),
  log,
});

const comparisonOf = async (
  log: readonly StoredEvent[],
  earlier: Pick<SealedLog, 'seal' | 'leaves'>,
): Promise<SealComparison> => valueOf(await compareWithSeal(storeOf(log), earlier, 7)());

const lastOf = (log: readonly StoredEvent[], stream: string): bigint =>
  log.findLast((event) => event.stream === stream)?.revision ?? -1n;

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the seal of a random log', () => {
  let sealedLogs: readonly SealedLog[] = [];

  beforeAll(async () => {
    process.stdout.write(`seals: ${RUNS} of each tampering, seed ${SEED}\n`);
    sealedLogs = await Promise.all((await randomLogs(100, SEED)).map(sealedLogOf));
  });

  it('holds for the log it was made of', async () => {
    for (const sealed of sealedLogs) {
      expect(await comparisonOf(sealed.log, sealed)).toEqual({ verdict: 'verified', findings: [] });
    }
  });

  it('holds for the log as it went on, and a later seal is consistent with it', async () => {
    for (const { log } of sealedLogs) {
      const earlier = await sealedLogOf(log.slice(0, Math.ceil(log.length / 2)));
      expect((await comparisonOf(log, earlier)).findings).toEqual([]);
    }
  });

  it.each(sealTamperings)('shows $name', async ({ code, plant, showsAt }) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(99), chance, async (which, where) => {
        const sealed = sealedLogs[which];
        const target = sealed?.log[Math.floor(where * sealed.log.length)];
        if (sealed === undefined || target === undefined) throw new Error('no event');
        const planted = plant(sealed.log, target);
        const { stream } = target;
        const revision = showsAt(target, lastOf(sealed.log, stream));
        const named = await comparisonOf(planted, sealed);
        expect(named.verdict).toBe('broken');
        expect(named.findings).toContainEqual(expect.objectContaining({ code, stream, revision }));
        const unnamed = valueOf(
          await compareWithSeal(storeOf(planted), { seal: sealed.seal }, 7)(),
        );
        expect(unnamed.findings.map((finding) => finding.code)).toContain('SealDiffers');
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('is refused when any bit of it is flipped', async () => {
    const [{ text } = { text: '' }] = sealedLogs;
    const bytes = Buffer.from(text);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(E.isLeft(verifySeal(flipped.toString(), PUBLIC_KEY))).toBe(true);
    }
  });

  it('proves of each stream that it stands in it, and where it ended', () => {
    for (const { seal: made, leaves, log } of sealedLogs) {
      for (const stream of new Set(log.map((event) => event.stream))) {
        const proof = valueOf(inclusionProof(made, leaves, stream));
        expect(verifyInclusion(proof, made)).toBe(true);
        expect(JSON.parse(proof.leaf)).toMatchObject([stream, Number(lastOf(log, stream)), {}]);
        const [, ...shorter] = proof.path;
        expect(verifyInclusion({ ...proof, leaf: `${proof.leaf} ` }, made)).toBe(false);
        expect(verifyInclusion({ ...proof, index: proof.index + 1 }, made)).toBe(false);
        expect(verifyInclusion({ ...proof, path: shorter }, made)).toBe(false);
      }
    }
  });
});
