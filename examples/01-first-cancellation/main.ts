import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { beginning, tell } from './story.ts';

const line = { accountId: 'a-1', subscriptionId: 'pro' };
const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };

const outcome = pipe(
  tell(beginning, 'OpenAccount', { accountId: 'a-1', at: '2026-01-01T09:00:00.000Z' }),
  E.chain((told) => tell(told, 'StartPlan', { ...line, planId: 'pro', at: march.start })),
  E.chain((told) =>
    tell(told, 'RecordBilling', {
      accountId: 'a-1',
      invoiceId: 'march',
      billedAt: march.start,
      lines: [
        { subscriptionId: 'pro', period: march, charged: { amount: 1_499, currency: 'EUR' } },
      ],
    }),
  ),
  E.chain((told) => tell(told, 'CancelSubscription', { ...line, at: '2026-03-10T12:00:00.000Z' })),
);

process.stdout.write(
  E.isLeft(outcome)
    ? `refused: ${outcome.left.message}\n`
    : `${outcome.right.events.map((event) => JSON.stringify(event)).join('\n')}\n`,
);
