import type { Disdetta } from 'disdetta';
import { SAMPLE_ACCOUNTS } from './accounts.ts';

/** The zone of all sample accounts. */
export const SAMPLE_ZONE = 'Europe/Rome';

const EURO = 'EUR';

const HOUR_MILLISECONDS = 60 * 60 * 1_000;
const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: SAMPLE_ZONE });

/** When a day begins in the zone: two hours before UTC in summer, one in winter. */
const midnightOf = (year: number, month: number, date: number): string => {
  const utc = Date.UTC(year, month, date);
  const summer = new Date(utc - 2 * HOUR_MILLISECONDS);
  const winter = new Date(utc - HOUR_MILLISECONDS);
  return (hours.format(summer) === '00' ? summer : winter).toISOString();
};

/** Tells what the billing of the sample accounts would have told by an instant. */
export const seed = async (disdetta: Disdetta, now: Date): Promise<void> => {
  /** Midnight of the zone, so many days from today, and months. */
  const day = (days: number, months = 0): string =>
    midnightOf(now.getUTCFullYear(), now.getUTCMonth() + months, now.getUTCDate() + days);

  let told = 0;
  const tell = async (type: string, accountId: string, data: object): Promise<void> => {
    told += 1;
    const metadata = { commandId: `sample-${told}`, actor: { kind: 'system' } };
    const outcome = await disdetta.handle({ type, data: { accountId, ...data }, metadata });
    if (!outcome.ok) throw new Error(outcome.refusal.message);
  };
  const plan = (accountId: string, planId: string, more: object = {}): Promise<void> =>
    tell('StartPlan', accountId, { subscriptionId: planId, planId, at: day(-9), ...more });
  const addOn = (accountId: string, planSubscriptionId: string, addOnId: string): Promise<void> =>
    tell('StartAddOn', accountId, {
      subscriptionId: addOnId,
      addOnId,
      planSubscriptionId,
      at: day(-9),
    });
  const bill = (
    accountId: string,
    charges: Readonly<Record<string, number>>,
    from = -9,
  ): Promise<void> =>
    tell('RecordBilling', accountId, {
      invoiceId: `invoice-${accountId}-${-from}`,
      billedAt: day(from),
      lines: Object.entries(charges).map(([subscriptionId, amount]) => ({
        subscriptionId,
        period: { start: day(from), end: day(from, 1) },
        charged: { amount, currency: EURO },
      })),
    });
  const use = (accountId: string): Promise<void> =>
    tell('RecordUsage', accountId, {
      usageId: `use-${accountId}`,
      usedAt: day(-2),
      kind: 'meeting',
    });

  for (const { accountId } of SAMPLE_ACCOUNTS) {
    await tell('OpenAccount', accountId, { timeZone: SAMPLE_ZONE, at: day(-90) });
  }

  await plan('account-1', 'pro');
  await addOn('account-1', 'pro', 'large-meeting');
  await addOn('account-1', 'pro', 'cloud-storage');
  await bill('account-1', { pro: 1_499, 'large-meeting': 5_000, 'cloud-storage': 999 });
  await use('account-1');

  await plan('account-2', 'business');
  await addOn('account-2', 'business', 'webinar');
  await bill('account-2', { business: 2_199, webinar: 6_900 });

  await plan('account-3', 'education', { channel: 'sales', salesContact: 'sales@example.com' });
  await bill('account-3', { education: 900_000 });

  await plan('account-4', 'pro', { withdrawalUntil: day(5) });
  await bill('account-4', { pro: 1_499 });
  await use('account-4');

  await plan('account-5', 'business', { at: day(-70) });
  await bill('account-5', { business: 2_199 }, -70);
  await tell('CancelSubscription', 'account-5', { subscriptionId: 'business', at: day(-50) });
  await plan('account-5', 'pro');
  await plan('account-5', 'mobile', { channel: 'app-store' });
  await bill('account-5', { pro: 1_499, mobile: 1_499 });
  await use('account-5');
  const cancelled = { subscriptionId: 'pro', reason: { code: 'too-expensive' }, at: day(-1) };
  await tell('CancelSubscription', 'account-5', cancelled);
};
