import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '@disdetta/store-memory';
import { createDisdetta } from './disdetta.ts';
import type { CommandInput, Disdetta } from './disdetta.ts';
import { openDisdetta } from './openDisdetta.ts';
import { payForPlan, requestRefund } from './testing/customers.ts';

const VICTIM = 'a-1';
const ATTACKER = 'a-2';
const at = '2026-03-20T00:00:00.000Z';
const money = { amount: 1_499, currency: 'EUR' };
const line = { accountId: ATTACKER, subscriptionId: 'only-of-a-1', at };

/** Everything that can be asked for by naming what only another account has. */
const ATTEMPTS: readonly (readonly [type: string, data: CommandInput['data'], code: string])[] = [
  ['CancelSubscription', line, 'SubscriptionNotFound'],
  ['ReactivatePlan', line, 'SubscriptionNotFound'],
  ['CancelAddOn', line, 'SubscriptionNotFound'],
  ['RequestRefund', { ...line, refundId: 'r', agreedAmount: money }, 'SubscriptionNotFound'],
  ['Withdraw', { ...line, refundId: 'r', submittedAt: at }, 'SubscriptionNotFound'],
  [
    'StartAddOn',
    { ...line, subscriptionId: 'x', addOnId: 'x', planSubscriptionId: line.subscriptionId },
    'SubscriptionNotFound',
  ],
  [
    'RecordRefundSettled',
    { accountId: ATTACKER, refundId: 'refund-1', providerReference: 'p', settledAt: at },
    'RefundNotFound',
  ],
  [
    'RecordRefundFailed',
    { accountId: ATTACKER, refundId: 'refund-1', failure: 'f', failedAt: at },
    'RefundNotFound',
  ],
];

describe('what another account has', () => {
  let door: Disdetta;

  beforeEach(async () => {
    door = createDisdetta({ store: createMemoryStore() });
    await payForPlan(door, VICTIM);
    await door.startPlan(
      { accountId: VICTIM, subscriptionId: line.subscriptionId, planId: 'pro', at },
      { commandId: 'start' },
    );
    await requestRefund(door, VICTIM);
    await payForPlan(door, ATTACKER);
  });

  afterEach(async () => {
    await door.close();
  });

  it.each(ATTEMPTS)('cannot be touched by %s, and changes by nothing', async (type, data, code) => {
    const plans = () => door.currentPlans({ accountId: VICTIM, at });
    const before = await plans();
    const given = { type, data, metadata: { commandId: 'attempt' } };
    expect(await door.handle(given)).toMatchObject({ ok: false, refusal: { code } });
    expect(await plans()).toEqual(before);
  });

  it('does not count: a dispute and a use of one account hold up no refund of another', async () => {
    const ask = () =>
      door.refundEligibility({ accountId: ATTACKER, subscriptionId: 'pro', at: line.at });
    const before = await ask();
    expect(before).toMatchObject({ answer: { eligible: true } });
    const dispute = { disputeId: 'd', invoiceId: 'march', state: 'opened', at } as const;
    await door.recordDispute({ accountId: VICTIM, ...dispute }, { commandId: 'd' });
    const use = { usageId: 'u', usedAt: '2026-03-10T00:00:00.000Z' };
    await door.recordUsage({ accountId: VICTIM, ...use }, { commandId: 'u' });
    expect(await ask()).toEqual(before);
  });
});

it('hostile names of accounts and refunds reach the ledger of effects as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-hostile-'));
  const names = [`'; DROP TABLE effect; --`, '../../escaped', '__proto__', '$1', '\u202egnp.exe'];
  const paid: string[] = [];
  const door = await openDisdetta({
    file: join(folder, 'log.db'),
    effects: {
      from: 'beginning',
      refund: async ({ accountId, refundId }) => {
        paid.push(accountId);
        return refundId;
      },
    },
  });
  for (const name of names) {
    await payForPlan(door, name);
    await requestRefund(door, name);
  }
  await door.effects.idle();
  const status = await door.effects.status();
  await door.close();
  rmSync(folder, { recursive: true });

  expect(paid.toSorted()).toEqual(names.toSorted());
  expect(status).toMatchObject({ status: { effects: { handedOver: names.length, parked: 0 } } });
});
