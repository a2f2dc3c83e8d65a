import type { QueryName } from '@disdetta/projections';
import type { Role } from '../authentication/principal.ts';

/** A query as an operation over HTTP. */
export interface QueryOperation {
  readonly name: QueryName;
  readonly path: string;
  readonly roles: readonly Role[];
  readonly summary: string;
  /** Whether it is asked as of now where no instant is named. */
  readonly isAsOfNow: boolean;
  /** The instants that stand behind the question mark. */
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
}

const LINE = '/accounts/:accountId/subscriptions/:subscriptionId';

const ofAccount = (
  name: QueryName,
  path: string,
  summary: string,
  isAsOfNow = true,
): QueryOperation => ({
  name,
  path,
  roles: ['owner', 'billing-admin'],
  summary,
  isAsOfNow,
  parameters: [{ name: 'at', required: false }],
});

const ofEverybody = (name: QueryName, path: string, summary: string): QueryOperation => ({
  name,
  path,
  roles: ['billing-admin'],
  summary,
  isAsOfNow: false,
  parameters: [
    { name: 'from', required: true },
    { name: 'to', required: true },
  ],
});

/** Every query of the engine, each at an address of its own. */
export const queryOperations: readonly QueryOperation[] = [
  ofAccount(
    'currentPlans',
    '/accounts/:accountId/current-plans',
    'Every line with the actions that it offers',
  ),
  ofAccount('planStatus', `${LINE}/status`, 'Whether a line renews, and until when it can be used'),
  ofAccount(
    'refundEligibility',
    `${LINE}/refund-eligibility`,
    'The amount that would be refunded, or every reason why none would',
  ),
  ofAccount('usageSinceLastBilling', `${LINE}/usage`, 'The uses since a line was last billed'),
  ofAccount('cancellationReceipt', `${LINE}/receipt`, 'The confirmation of a cancellation', false),
  ofEverybody('refundsLedger', '/refunds', 'Refunds by currency and state'),
  ofEverybody('cancellationReasons', '/cancellation-reasons', 'How often which reason was given'),
  ofEverybody('exceptions', '/exceptions', 'What a person should look at'),
];
