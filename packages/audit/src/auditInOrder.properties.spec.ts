import { isInstant } from '@disdetta/core';
import type { Instant, StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { audit } from './audit.ts';
import { auditAccounts } from './accounts/auditAccounts.ts';
import { auditInOrder } from './auditInOrder.ts';
import type { AuditByThreads, AuditOptions } from './auditOptions.ts';
import { auditThoroughly } from './auditThoroughly.ts';
import { chainTamperings } from './testing/chainTamperings.ts';
import { decisionTamperings, forged } from './testing/decisionTamperings.ts';
import { randomLogs } from './testing/histories.ts';
import { storeOf } from './testing/plantedStore.ts';
import { sealOf, valueOf } from './testing/sealing.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const exceptions = { from: on('0000-01-01T00:00:00.000Z'), to: on('9999-12-31T00:00:00.000Z') };

/** Three who take accounts from one another, as threads would. */
const byThree: AuditByThreads = (work, onAccount, store) =>
  TE.sequenceArray([1, 2, 3].map(() => auditAccounts(store, work, onAccount)));

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a random log audited account by account', () => {
  let logs: readonly (readonly StoredEvent[])[] = [];

  beforeAll(async () => {
    process.stdout.write(`account by account: seed ${SEED}\n`);
    logs = await randomLogs(100, SEED);
  });

  it.each<[string, AuditOptions]>([
    ['by one', { exceptions, pageSize: 7 }],
    ['by several', { exceptions, pageSize: 7, byThreads: byThree }],
  ])('comes to the same as in the order of the log, %s', async (_, options) => {
    for (const log of logs) {
      const store = storeOf(log);
      const inOrder = await auditInOrder(store, options)();
      expect(inOrder).toEqual(O.some(valueOf(await auditThoroughly(store, options)())));
    }
  });

  it('comes to the same against a seal', async () => {
    for (const log of logs.slice(0, 30)) {
      const seals = [await sealOf(storeOf(log.slice(0, Math.ceil(log.length / 2))))];
      const options = { seals, exceptions };
      const inOrder = await auditInOrder(storeOf(log), options)();
      expect(inOrder).toEqual(O.some(valueOf(await auditThoroughly(storeOf(log), options)())));
    }
  });

  it.each(chainTamperings)('leaves $name to the order of the log', async ({ plant }) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(99), chance, chance, async (which, where, how) => {
        const log = logs[which] ?? [];
        const target = log[Math.floor(where * log.length)];
        const planted = target === undefined ? null : plant(log, target, how);
        fc.pre(planted !== null);
        const store = storeOf(planted);
        const found = valueOf(await audit(store, { exceptions, byThreads: byThree })());
        expect(found).toEqual(valueOf(await auditThoroughly(store, { exceptions })()));
      }),
      { numRuns: 50, seed: SEED },
    );
  });

  it.each(decisionTamperings)('tells $name by itself', async ({ forge }) => {
    const targets = logs.flatMap((log) =>
      log.filter((event) => forge(event, 0) !== null).map((target) => ({ log, target })),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(targets.length - 1), chance, async (which, where) => {
        const chosen = targets[which];
        const texts = chosen === undefined ? null : forge(chosen.target, where);
        if (chosen === undefined || texts === null) throw new Error('no event to forge');
        const store = storeOf(forged(chosen.log, chosen.target, texts));
        const inOrder = await auditInOrder(store, { exceptions })();
        expect(inOrder).toEqual(O.some(valueOf(await auditThoroughly(store, { exceptions })())));
      }),
      { numRuns: 50, seed: SEED },
    );
  });
});
