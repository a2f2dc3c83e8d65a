import type { StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { verifyChain } from '../verifyChain.ts';
import type { Finding } from '../finding.ts';
import { decisionTamperings, forged } from '../testing/decisionTamperings.ts';
import { randomLogs } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { redecideAccount } from './redecideAccount.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = 500;

const findingsOn = async (
  log: readonly StoredEvent[],
  accountId: string,
): Promise<readonly Finding[]> => {
  const outcome = await redecideAccount(storeOf(log), accountId, { pageSize: 7 })();
  if (E.isLeft(outcome)) throw new Error(outcome.left.message);
  return outcome.right.findings;
};

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a random log decided again', () => {
  let logs: readonly (readonly StoredEvent[])[] = [];

  beforeAll(async () => {
    process.stdout.write(`decisions: ${RUNS} of each tampering, seed ${SEED}\n`);
    logs = await randomLogs(200, SEED);
  });

  it('comes to the same where nobody touched it', async () => {
    for (const log of logs) {
      expect(await findingsOn(log, 'account-1')).toEqual([]);
      expect(await findingsOn(log, 'account-2')).toEqual([]);
    }
  });

  it.each(decisionTamperings)('shows $name at its place, first of all', async ({ forge }) => {
    const targets = logs.flatMap((log) =>
      log.filter((event) => forge(event, 0) !== null).map((target) => ({ log, target })),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(targets.length - 1), chance, async (which, where) => {
        const chosen = targets[which];
        const texts = chosen === undefined ? null : forge(chosen.target, where);
        if (chosen === undefined || texts === null) throw new Error('no event to forge');
        const { log, target } = chosen;
        const { stream, revision } = target;
        const planted = forged(log, target, texts);
        const chain = await verifyChain(storeOf(planted))();
        expect(chain).toMatchObject({ right: { findings: [] } });
        const findings = await findingsOn(planted, stream.replace(/^(?:account|refusals)-/, ''));
        const own = findings.filter((finding) => finding.stream === stream);
        expect(own[0]).toMatchObject({ stream, revision });
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
