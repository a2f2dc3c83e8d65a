import type { EventStore } from '@disdetta/core';
import type { QueryName } from '@disdetta/projections';
import { expectApprovedJson } from '../testing/approved.ts';
import { clockedLog } from '../testing/clockedLog.ts';
import { manyLives } from '../testing/manyLives.ts';
import { askAsOf } from './askAsOf.ts';

const PLAN = { subscriptionId: 'plan', at: '2026-03-08T00:00:00.000Z' };
const YEAR = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

describe('a question about many lives', () => {
  let store: EventStore;

  beforeAll(async () => {
    store = await clockedLog(manyLives);
  });

  it.each<[string, QueryName, object]>([
    ['status', 'planStatus', { ...PLAN, accountId: 'undecided' }],
    ['eligibility', 'refundEligibility', { ...PLAN, accountId: 'undecided' }],
    ['usage', 'usageSinceLastBilling', { ...PLAN, accountId: 'undecided' }],
    ['plans', 'currentPlans', { accountId: 'undecided', at: PLAN.at }],
    ['receipt', 'cancellationReceipt', { accountId: 'undecided', subscriptionId: 'plan' }],
    ['ledger', 'refundsLedger', YEAR],
    ['ledger-as-known', 'refundsLedger', { ...YEAR, knownAt: '2026-03-09T12:00:00.000Z' }],
    ['reasons', 'cancellationReasons', YEAR],
    ['reasons-as-known-at-a-position', 'cancellationReasons', { ...YEAR, knownAt: 20 }],
    ['exceptions', 'exceptions', YEAR],
    ['nobody', 'planStatus', { ...PLAN, accountId: 'nobody' }],
    ['unreadable-question', 'planStatus', { accountId: 'undecided', at: 'yesterday' }],
  ])('is answered as was approved: %s', async (name, query, data) => {
    expectApprovedJson(`as-of/${name}.json`, await askAsOf(store, query, data)());
  });
});
