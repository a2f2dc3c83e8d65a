import type { Event, EventType } from '@disdetta/core';
import { changeByHand } from './byHand.ts';
import type { ByHand } from './byHand.ts';

/** What of an account each event alters. */
const ALTERED: Partial<Readonly<Record<EventType, 'lines' | 'uses' | 'invoices' | 'payments'>>> = {
  PlanStarted: 'lines',
  AddOnStarted: 'lines',
  SubscriptionCancelled: 'lines',
  AddOnCancelled: 'lines',
  PlanReactivated: 'lines',
  AddOnReactivated: 'lines',
  PaymentRecorded: 'payments',
  UsageRecorded: 'uses',
  UsageVoided: 'uses',
};

/**
 * The account after one more event, with a copy of what the event alters and the rest shared: how
 * the guides of other toolkits write it. Events that come once or twice a year copy all.
 */
export const evolveByCopy = (account: ByHand, event: Event): ByHand => {
  const altered = ALTERED[event.type];
  const copy =
    altered === undefined
      ? {
          ...account,
          lines: new Map(account.lines),
          invoices: new Map(account.invoices),
          refunds: new Map(account.refunds),
          disputes: new Map(account.disputes),
        }
      : { ...account, [altered]: new Map<string, never>(account[altered] as Map<string, never>) };
  changeByHand(copy, event);
  return copy;
};
