import type { Event } from '@disdetta/core';

/** What a program for this alone would keep of an account, with fields that are simply overwritten. */
export interface ByHand {
  timeZone: string;
  openedAt: string | null;
  closedAt: string | null;
  lines: Map<string, Line>;
  invoices: Map<string, { readonly billedAt: string; readonly amount: number }>;
  payments: Map<string, { readonly invoiceId: string; readonly amount: number }>;
  uses: Map<string, { readonly usedAt: string; readonly voided: boolean }>;
  refunds: Map<string, { readonly amount: number; readonly settled: number }>;
  disputes: Map<string, string>;
}

interface Line {
  readonly startedAt: string;
  readonly endsAt: string | null;
  readonly paidThrough: string;
}

const start = (account: ByHand, subscriptionId: string, startedAt: string): void => {
  account.lines.set(subscriptionId, { startedAt, endsAt: null, paidThrough: '' });
};

const end = (account: ByHand, subscriptionId: string, endsAt: string | null): void => {
  const line = account.lines.get(subscriptionId);
  if (line !== undefined) account.lines.set(subscriptionId, { ...line, endsAt });
};

/** Takes an event into an account in place. */
export const changeByHand = (account: ByHand, { type, data }: Event): void => {
  switch (type) {
    case 'AccountOpened':
      account.timeZone = data.timeZone;
      account.openedAt = data.at;
      return;
    case 'PlanStarted':
    case 'AddOnStarted':
      start(account, data.subscriptionId, data.at);
      return;
    case 'AccountBilled': {
      let amount = 0;
      for (const { subscriptionId, period, charged } of data.lines) {
        amount += charged.amount;
        const line = account.lines.get(subscriptionId);
        if (line !== undefined && line.paidThrough < period.end) {
          account.lines.set(subscriptionId, { ...line, paidThrough: period.end });
        }
      }
      account.invoices.set(data.invoiceId, { billedAt: data.billedAt, amount });
      return;
    }
    case 'PaymentRecorded': {
      const { paymentId, invoiceId, amount } = data;
      account.payments.set(paymentId, { invoiceId, amount: amount.amount });
      return;
    }
    case 'UsageRecorded':
      account.uses.set(data.usageId, { usedAt: data.usedAt, voided: false });
      return;
    case 'UsageVoided': {
      const use = account.uses.get(data.usageId);
      if (use !== undefined) account.uses.set(data.usageId, { ...use, voided: true });
      return;
    }
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      end(account, data.subscriptionId, data.effectiveAt);
      return;
    case 'PlanReactivated':
    case 'AddOnReactivated':
      end(account, data.subscriptionId, null);
      return;
    case 'RefundRequested':
      account.refunds.set(data.refundId, { amount: data.amount.amount, settled: 0 });
      return;
    case 'RefundSettled': {
      const refund = account.refunds.get(data.refundId);
      if (refund === undefined) return;
      const settled = refund.settled + (data.amount?.amount ?? refund.amount);
      account.refunds.set(data.refundId, { ...refund, settled });
      return;
    }
    case 'DisputeOpened':
    case 'DisputeClosed':
      account.disputes.set(data.invoiceId, data.state);
      return;
    case 'AccountClosed':
      account.closedAt = data.at;
      return;
    default:
      return;
  }
};

/** An account of which nothing is known. */
export const unknownByHand = (): ByHand => ({
  timeZone: 'UTC',
  openedAt: null,
  closedAt: null,
  lines: new Map(),
  invoices: new Map(),
  payments: new Map(),
  uses: new Map(),
  refunds: new Map(),
  disputes: new Map(),
});

/**
 * A loop by hand: facts are kept by id, as they may come twice, but those that come too early are
 * lost, and nothing is known of why, by whom, or how a refund splits. No fold can be much faster.
 */
export const foldByHand = (history: readonly Event[]): ByHand => {
  const account = unknownByHand();
  for (const event of history) changeByHand(account, event);
  return account;
};
