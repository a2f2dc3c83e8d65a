import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { defaultPolicies } from '@disdetta/core';
import { createDisdetta, createMemoryStore } from 'disdetta';
import type { Clock, Disdetta } from 'disdetta';
import { readDeliveries } from './provider/deliveries.ts';
import type { Ready } from './provider/deliveries.ts';
import { playProvider } from './provider/provider.ts';
import type { Provider } from './provider/provider.ts';
import { createWebhooks } from './webhooks.ts';

/** An endpoint on an empty log in memory, and the provider that sends to it. */
export interface Stage {
  readonly disdetta: Disdetta;
  readonly provider: Provider;
  /** What the provider tells of a customer's money, before they ask for it back. */
  readonly billing: readonly Ready[];
  /** What it tells afterwards. */
  readonly afterwards: readonly Ready[];
}

const line = { accountId: 'a-1', subscriptionId: 'pro' };

/** Sets the stage in a folder of recorded deliveries. */
export const setStage = (
  folder: string,
  clock: Clock = () => new Date('2026-04-01T00:00:00.000Z'),
): Stage => {
  const secret = randomBytes(32).toString('hex');
  // Without an invoice that is paid there is nothing to give back.
  const policies = { ...defaultPolicies, payments: 'recorded' } as const;
  const disdetta = createDisdetta({ store: createMemoryStore(), policies });
  const provider = playProvider(
    createWebhooks({ disdetta, secrets: [secret], clock }),
    secret,
    clock,
  );
  const deliveries = readDeliveries(join(folder, 'deliveries'));
  return {
    disdetta,
    provider,
    billing: deliveries.slice(0, 3),
    afterwards: deliveries.slice(3),
  };
};

/** A customer starts a plan. */
export const startPlan = async ({ disdetta }: Stage): Promise<void> => {
  const at = '2026-03-01T00:00:00.000Z';
  await disdetta.openAccount({ accountId: 'a-1', at }, { commandId: 'open' });
  await disdetta.startPlan({ ...line, planId: 'pro', at }, { commandId: 'start' });
};

/** The customer, who never used it, cancels and asks for their money back. */
export const askForRefund = async ({ disdetta }: Stage): Promise<string> => {
  const asked = await disdetta.requestRefund(
    {
      ...line,
      refundId: 'r-1',
      agreedAmount: { amount: 1_499, currency: 'EUR' },
      at: '2026-03-10T12:00:00.000Z',
    },
    { commandId: 'refund' },
  );
  return asked.ok ? 'the refund is requested' : asked.refusal.message;
};

/** Where the money of refunds is at the end of March 2026. */
export const ledgerOf = async ({ disdetta }: Stage): Promise<unknown> => {
  const march = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
  const ledger = await disdetta.refundsLedger(march);
  return ledger.ok ? ledger.answer : ledger.refusal;
};
