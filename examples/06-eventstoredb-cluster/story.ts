import { openDisdetta, openKeyFolder } from 'disdetta';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const line = { accountId: 'a-1', subscriptionId: 'pro' };
const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };

/**
 * A customer cancels at one desk, and another desk, which has only the server in common with it,
 * knows at once. Answers what each of them saw.
 */
export const tell = async (server: string, category: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'disdetta-example-'));
  const comments = openKeyFolder({ folder });
  const open = () => openDisdetta({ connectionString: server, category, comments });
  const [one, other] = await Promise.all([open(), open()]);

  await one.openAccount({ accountId: 'a-1', at: march.start }, { commandId: 'open' });
  await one.startPlan({ ...line, planId: 'pro', at: march.start }, { commandId: 'start' });
  await one.recordBilling(
    {
      accountId: 'a-1',
      invoiceId: 'march',
      billedAt: march.start,
      lines: [
        { subscriptionId: 'pro', period: march, charged: { amount: 1_499, currency: 'EUR' } },
      ],
    },
    { commandId: 'bill' },
  );
  const at = '2026-03-10T12:00:00.000Z';
  const cancelled = await one.cancelSubscription({ ...line, at }, { commandId: 'cancel' });
  const again = await other.cancelSubscription({ ...line, at }, { commandId: 'cancel too' });
  const status = await other.planStatus({ ...line, at });

  await one.close();
  await other.close();
  await rm(folder, { recursive: true });
  return [
    `one desk:   ${cancelled.ok ? 'cancelled' : cancelled.refusal.message}`,
    `other desk: ${again.ok ? 'cancelled' : again.refusal.message}`,
    `the plan:   ${status.ok ? `${status.answer?.status}, access until ${status.answer?.accessUntil}` : status.refusal.message}`,
  ];
};
