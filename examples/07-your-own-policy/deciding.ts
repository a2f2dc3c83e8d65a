import {
  decide,
  decodeCommand,
  decodeWith,
  instant,
  judgeRefund,
  spellMoney,
} from '@disdetta/core';
import type { Account, Policies } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** When all customers ask, so that their answers can be compared. */
const AT = '2026-03-20T12:00:00.000Z';
const PLAN = { accountId: 'a-1', subscriptionId: 'pro' };

/** An answer to one customer under one set of terms, in few words. */
type Answer = (account: Account, terms: Policies) => string;

/** What a customer would get back, and by which policy; or every reason why nothing. */
export const quote: Answer = (account, terms) => {
  const line = account.subscriptions.get(PLAN.subscriptionId);
  const at = decodeWith(instant, AT);
  if (line === undefined || E.isLeft(at)) return 'no such plan';
  const { eligibility } = judgeRefund(terms, account, line, at.right);
  return eligibility.eligible
    ? `${spellMoney(eligibility.amount)} by ${eligibility.policy.name}`
    : eligibility.because.map(({ code }) => code).join(', ');
};

/** What comes of a customer cancelling their plan without saying why. */
export const cancelWithoutReason: Answer = (account, terms) =>
  pipe(
    decodeCommand({
      type: 'CancelSubscription',
      data: { ...PLAN, at: AT },
      metadata: { commandId: 'cancel' },
    }),
    E.chainW((command) => decide(command, account, terms)),
    E.match(
      ({ code }) => code,
      () => 'cancelled',
    ),
  );
