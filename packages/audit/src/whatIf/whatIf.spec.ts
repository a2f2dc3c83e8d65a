import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { plots, tell } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { readPolicies } from './readPolicies.ts';
import { whatIf } from './whatIf.ts';
import type { WhatIf } from './whatIf.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['DISDETTA_RUNS'] ?? 60);

const NEVER = { refund: { name: 'never' } };
const PRORATED = { refund: { name: 'prorated-within-days', days: 30 } };

const wouldBe = async (store: EventStore, policies: object): Promise<WhatIf> =>
  valueOf(await whatIf(store, valueOf(readPolicies(JSON.stringify(policies))))());

const pathsIn = (text: string): readonly string[] => {
  const outcome = readPolicies(text);
  return E.isLeft(outcome) ? outcome.left.facts.faults.map(({ path }) => path) : [];
};

describe('what other policies would have said', () => {
  it('is that a refund would have been refused, and what that would have come to', async () => {
    const { accepted, refused, differences, totals } = await wouldBe(
      await clockedLog(richAccount),
      NEVER,
    );
    expect([accepted, refused]).toEqual([1, 1]);
    expect(differences).toEqual([
      expect.objectContaining({
        change: 'refused',
        refundId: 'refund-1',
        recorded: 'accepted',
        evidence: { stream: 'account-a-1', revision: 35n },
        then: expect.objectContaining({ due: true, amount: { amount: 1_499, currency: 'EUR' } }),
        otherwise: {
          due: false,
          code: 'RefundNotEligible',
          because: [{ code: 'WindowClosed', closedAt: '2026-05-01T06:00:00.000Z' }],
          policy: { name: 'never', version: 1 },
        },
      }),
    ]);
    expect(totals).toEqual([
      { currency: 'EUR', given: 1_499, due: 1_499, wouldBeDue: 0, difference: -1_499 },
    ]);
  });

  it('is that a refused refund would have been granted, and another one would be of less', async () => {
    const { differences } = await wouldBe(await clockedLog(richAccount), PRORATED);
    expect(
      differences.map(({ change, refundId, otherwise }) => [
        change,
        refundId,
        otherwise.due ? otherwise.amount.amount : null,
      ]),
    ).toEqual([
      ['granted', 'refund-0', 875],
      ['amount', 'refund-1', 1_233],
    ]);
  });

  it('follows a schedule by when the refunded line was billed', async () => {
    const schedule = {
      refund: [
        { from: '2026-01-01T00:00:00.000Z', policy: { name: 'never' } },
        { from: '2026-05-01T00:00:00.000Z', policy: { name: 'unused-since-last-billing' } },
      ],
    };
    const { differences } = await wouldBe(await clockedLog(richAccount), schedule);
    expect(differences).toEqual([]);
  });

  it('adds up each currency alone, within the stretch of time asked for', async () => {
    const store = await reportedLog(12);
    const { totals, differences } = await wouldBe(store, NEVER);
    expect(totals.map(({ currency, wouldBeDue }) => [currency, wouldBeDue])).toEqual([
      ['EUR', 0],
      ['JPY', 0],
    ]);
    const stretch = { from: on('2026-02-01T00:00:00.000Z'), to: on('2026-03-01T00:00:00.000Z') };
    const february = valueOf(await whatIf(store, {}, { stretch })());
    expect(february.accepted).toBe(
      differences.filter(({ at }) => at >= stretch.from && at < stretch.to).length,
    );
  });

  it('leaves as recorded what it does not name', () => {
    expect(valueOf(readPolicies('{"payments":"recorded"}'))).toEqual({ payments: 'recorded' });
  });

  it('names every fault in policies by its path', () => {
    expect(pathsIn('{"refund":{"name":"prorated-within-days","days":-1},"paid":true}')).toEqual([
      'policies.refund.days',
      'policies.paid',
    ]);
    expect(pathsIn('{"refund":[{"from":"yesterday","policy":{"name":"never"}}]}')).toEqual([
      'policies.refund.0.from',
    ]);
    expect(pathsIn('refund: never')).toEqual(['policies']);
  });

  it('is nothing else under the policies that were recorded, whatever happened', async () => {
    process.stdout.write(`what if: ${RUNS} histories, seed ${SEED}\n`);
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(plots, async (plot) => {
        const same = valueOf(await whatIf(storeOf(await tell(plot)), plot.policies)());
        expect(same.differences).toEqual([]);
        expect(
          same.totals.every(({ difference, given, due }) => difference === 0 && given <= due),
        ).toBe(true);
        requests += same.accepted + same.refused;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(requests).toBeGreaterThan(0);
  });
});
