import type { Disdetta } from '../disdetta.ts';

const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const at = '2026-03-10T00:00:00.000Z';

const expectOk = (result: { readonly ok: boolean }): void => {
  if (!result.ok) throw new Error(`It was refused: ${JSON.stringify(result)}`);
};

/** Has a customer pay 14.99 EUR for the plan `pro` in March. */
export const payForPlan = async (door: Disdetta, accountId: string): Promise<void> => {
  const line = { accountId, subscriptionId: 'pro', planId: 'pro', at: march.start };
  const lines = [
    { subscriptionId: 'pro', period: march, charged: { amount: 1_499, currency: 'EUR' } },
  ];
  const invoice = { accountId, invoiceId: 'march', billedAt: march.start, lines };
  expectOk(
    await door.openAccount({ accountId, at: march.start }, { commandId: `${accountId} open` }),
  );
  expectOk(await door.startPlan(line, { commandId: `${accountId} start` }));
  expectOk(await door.recordBilling(invoice, { commandId: `${accountId} bill` }));
};

/** Has a customer cancel the plan and say why. */
export const cancelPlan = async (
  door: Disdetta,
  accountId: string,
  code: string,
  comment?: string,
): Promise<void> => {
  const reason = comment === undefined ? { code } : { code, comment };
  const line = { accountId, subscriptionId: 'pro', reason, at };
  expectOk(await door.cancelSubscription(line, { commandId: `${accountId} cancel` }));
};

/** Has a customer ask for the money back. */
export const requestRefund = async (door: Disdetta, accountId: string): Promise<void> => {
  const agreedAmount = { amount: 1_499, currency: 'EUR' };
  const request = { accountId, subscriptionId: 'pro', refundId: 'refund-1', agreedAmount, at };
  expectOk(await door.requestRefund(request, { commandId: `${accountId} refund` }));
};
