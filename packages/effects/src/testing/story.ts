import { createHandle, isInstant, streamOf } from '@disdetta/core';
import type { EventStore, EventType, Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** An instant, for specifications. */
export const at = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

/** Accounts whose customers do what effects follow from. */
export interface Story {
  /** A plan that was billed, so that it can be refunded. */
  readonly billed: (accountId: string, subscriptionId: string) => Promise<void>;
  /** Gives the money of a plan back: a refund by the plan's name. Answers the id of the event. */
  readonly refundRequested: (accountId: string, subscriptionId: string) => Promise<string>;
  readonly settled: (accountId: string, subscriptionId: string, amount?: number) => Promise<string>;
  readonly failed: (accountId: string, subscriptionId: string) => Promise<string>;
  readonly cancelled: (accountId: string, subscriptionId: string) => Promise<string>;
  readonly withdrawn: (accountId: string, subscriptionId: string) => Promise<string>;
}

/** Tells stories into a log. */
export const createStory = (store: EventStore, name = 'story'): Story => {
  const handle = createHandle({ store });
  let commands = 0;

  /** Gives a command; answers the id of the event of a type that came of it. */
  const give = async (
    type: string,
    data: { readonly accountId: string } & Readonly<Record<string, unknown>>,
    came: EventType,
  ): Promise<string> => {
    commands += 1;
    const answer = await handle({ type, data, metadata: { commandId: `${name}-${commands}` } })();
    if (E.isLeft(answer)) throw new Error(`${answer.left.code}: ${answer.left.message}`);
    const page = await store.readStream(streamOf(data.accountId), {
      direction: 'backwards',
      limit: 5,
    })();
    if (E.isLeft(page)) throw new Error(page.left.message);
    return page.right.events.find((event) => event.type === came)?.id ?? '';
  };

  const euros = (amount: number) => ({ amount, currency: 'EUR' });
  const refundIdOf = (subscriptionId: string) => `refund-${subscriptionId}`;

  return {
    billed: async (accountId, subscriptionId) => {
      await give('OpenAccount', { accountId, at: '2026-03-01T00:00:00.000Z' }, 'AccountOpened');
      await give(
        'StartPlan',
        {
          accountId,
          subscriptionId,
          planId: 'pro',
          withdrawalUntil: '2026-03-15T00:00:00.000Z',
          at: '2026-03-01T00:00:00.000Z',
        },
        'PlanStarted',
      );
      await give(
        'RecordBilling',
        {
          accountId,
          invoiceId: `invoice-${subscriptionId}`,
          billedAt: '2026-03-01T09:00:00.000Z',
          lines: [
            {
              subscriptionId,
              period: { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' },
              charged: euros(1_499),
            },
          ],
        },
        'AccountBilled',
      );
    },
    refundRequested: (accountId, subscriptionId) =>
      give(
        'RequestRefund',
        {
          accountId,
          subscriptionId,
          refundId: refundIdOf(subscriptionId),
          agreedAmount: euros(1_499),
          at: '2026-03-10T12:00:00.000Z',
        },
        'RefundRequested',
      ),
    settled: (accountId, subscriptionId, amount) =>
      give(
        'RecordRefundSettled',
        {
          accountId,
          refundId: refundIdOf(subscriptionId),
          providerReference: `settled-${subscriptionId}-${amount ?? 'all'}`,
          ...(amount === undefined ? {} : { amount: euros(amount) }),
          settledAt: '2026-03-12T12:00:00.000Z',
        },
        'RefundSettled',
      ),
    failed: (accountId, subscriptionId) =>
      give(
        'RecordRefundFailed',
        {
          accountId,
          refundId: refundIdOf(subscriptionId),
          failure: 'card-expired',
          failedAt: '2026-03-12T12:00:00.000Z',
        },
        'RefundFailed',
      ),
    cancelled: (accountId, subscriptionId) =>
      give(
        'CancelSubscription',
        {
          accountId,
          subscriptionId,
          reason: { code: 'too-expensive' },
          at: '2026-03-10T12:00:00.000Z',
        },
        'SubscriptionCancelled',
      ),
    withdrawn: (accountId, subscriptionId) =>
      give(
        'Withdraw',
        {
          accountId,
          subscriptionId,
          refundId: refundIdOf(subscriptionId),
          submittedAt: '2026-03-10T12:00:00.000Z',
          at: '2026-03-10T12:00:00.000Z',
        },
        'ContractWithdrawn',
      ),
  };
};
