import type { Instant } from '../kernel/instant.ts';
import type { RefundReason } from '../policies/reasons.ts';
import type { AccountId, InvoiceId, PaymentId, RefundId, SubscriptionId } from '../values/ids.ts';
import { spellMoney } from '../values/money.ts';
import type { Money } from '../values/money.ts';
import type { Period } from '../values/period.ts';
import type { Subscription } from './state.ts';
import type { Channel } from './vocabulary.ts';

/** What would work instead. */
export type Next =
  | 'open-account'
  | 'close-account'
  | 'contact-sales'
  | 'app-store'
  | 'play-store'
  | 'reseller'
  | 'cancel-subscription'
  | 'cancel-add-on'
  | 'cancel-add-ons'
  | 'reactivate'
  | 'start-plan'
  | 'request-new-quote'
  | 'give-reason'
  | 'wait-for-refund'
  | 'cancel-without-refund'
  | 'use-new-id';

/** Why a command was refused: a stable code, a sentence to act on, and the facts behind it. */
export interface Rejection<Code extends string = RejectionCode> {
  readonly code: Code;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly next?: Next;
}

const reject = <Code extends string>(
  code: Code,
  message: string,
  facts: Readonly<Record<string, unknown>>,
  next?: Next,
): Rejection<Code> => ({ code, message, facts, ...(next === undefined ? {} : { next }) });

/** Every refusal that the account knows, by its code. */
export const rejections = {
  AccountNotFound: (accountId: AccountId) =>
    reject(
      'AccountNotFound',
      'There is no such account: open it first.',
      { accountId },
      'open-account',
    ),

  AccountClosed: (accountId: AccountId, closedAt: Instant) =>
    reject('AccountClosed', `The account was closed on ${closedAt}.`, { accountId, closedAt }),

  SubscriptionAlreadyExists: (subscriptionId: SubscriptionId) =>
    reject(
      'SubscriptionAlreadyExists',
      'A subscription of this id was started before: use a new id.',
      { subscriptionId },
      'use-new-id',
    ),

  SubscriptionNotFound: (subscriptionId: SubscriptionId, hasSubscriptions: boolean) =>
    hasSubscriptions
      ? reject('SubscriptionNotFound', 'The account has no such subscription.', {
          subscriptionId,
        })
      : reject(
          'SubscriptionNotFound',
          'A free account has nothing to cancel; it can be closed.',
          { subscriptionId },
          'close-account',
        ),

  NotAPlan: (line: Subscription) =>
    reject(
      'NotAPlan',
      'This subscription is an add-on: it is cancelled and reactivated on its own.',
      { subscriptionId: line.subscriptionId, kind: line.kind },
      'cancel-add-on',
    ),

  NotAnAddOn: (line: Subscription) =>
    reject(
      'NotAnAddOn',
      'This subscription is a plan, not an add-on.',
      { subscriptionId: line.subscriptionId, kind: line.kind },
      'cancel-subscription',
    ),

  ContactSales: ({ subscriptionId, salesContact }: Subscription) =>
    reject(
      'ContactSales',
      'This plan was sold by our sales team: only sales can change it. Please contact them.',
      { subscriptionId, ...(salesContact === null ? {} : { salesContact }) },
      'contact-sales',
    ),

  ManagedElsewhere: (
    { subscriptionId }: Subscription,
    channel: Exclude<Channel, 'online' | 'sales'>,
  ) =>
    reject(
      'ManagedElsewhere',
      `This subscription was bought through the ${channel}: it is cancelled there.`,
      { subscriptionId, channel },
      channel,
    ),

  SubscriptionEnded: ({ subscriptionId }: Subscription, endedAt: Instant, at: Instant) =>
    reject(
      'SubscriptionEnded',
      `The subscription ended on ${endedAt}: a new one can be started.`,
      { subscriptionId, endedAt, at },
      'start-plan',
    ),

  AlreadyCancelled: ({ subscriptionId }: Subscription, effectiveAt: Instant) =>
    reject(
      'AlreadyCancelled',
      `The subscription is cancelled already and can be used until ${effectiveAt}.`,
      { subscriptionId, effectiveAt },
      'reactivate',
    ),

  NotCancelled: ({ subscriptionId, kind }: Subscription) =>
    reject('NotCancelled', 'The subscription was not cancelled: there is nothing to take back.', {
      subscriptionId,
      kind,
    }),

  AddOnsActive: (plan: SubscriptionId, subscriptionIds: readonly SubscriptionId[]) =>
    reject(
      'AddOnsActive',
      'Add-ons of this plan still renew: cancel them first.',
      { planSubscriptionId: plan, subscriptionIds },
      'cancel-add-ons',
    ),

  ReasonRequired: (subscriptionId: SubscriptionId) =>
    reject(
      'ReasonRequired',
      'Please give a reason for cancelling.',
      { subscriptionId },
      'give-reason',
    ),

  InvoiceConflict: (invoiceId: InvoiceId) =>
    reject(
      'InvoiceConflict',
      'An invoice of this id was recorded with other content: send a corrected one under a new id.',
      { invoiceId },
      'use-new-id',
    ),

  InvalidPeriod: (invoiceId: InvoiceId, subscriptionId: SubscriptionId, period: Period) =>
    reject('InvalidPeriod', 'A period has to end after it starts.', {
      invoiceId,
      subscriptionId,
      period,
    }),

  PaymentConflict: (paymentId: PaymentId) =>
    reject(
      'PaymentConflict',
      'A payment of this id was recorded with other content.',
      { paymentId },
      'use-new-id',
    ),

  RefundNotEligible: (
    subscriptionId: SubscriptionId,
    because: readonly RefundReason[],
    policy: { readonly name: string; readonly version: number },
  ) =>
    reject(
      'RefundNotEligible',
      `No refund is due: ${because.map(spellReason).join('; ')}.`,
      { subscriptionId, because, policy },
      'cancel-without-refund',
    ),

  RefundAmountMismatch: (subscriptionId: SubscriptionId, agreed: Money, due: Money) =>
    reject(
      'RefundAmountMismatch',
      `${spellMoney(agreed)} was agreed to, but ${spellMoney(due)} is due: show the amount again.`,
      { subscriptionId, agreed, due },
      'request-new-quote',
    ),

  QuoteSuperseded: (subscriptionId: SubscriptionId, quoteId: string, current: string) =>
    reject(
      'QuoteSuperseded',
      'What the customer was shown has changed since: show the quote again.',
      { subscriptionId, quoteId, current },
      'request-new-quote',
    ),

  RefundAlreadyRequested: (refundId: RefundId) =>
    reject(
      'RefundAlreadyRequested',
      'A refund of this id was requested before: use a new id.',
      { refundId },
      'use-new-id',
    ),

  WithdrawalPeriodOver: (subscriptionId: SubscriptionId, until: Instant, submittedAt: Instant) =>
    reject('WithdrawalPeriodOver', `The contract could be withdrawn from until ${until}.`, {
      subscriptionId,
      until,
      submittedAt,
    }),

  NoWithdrawalRight: (subscriptionId: SubscriptionId) =>
    reject(
      'NoWithdrawalRight',
      'This contract has no right of withdrawal; it can be cancelled.',
      { subscriptionId },
      'cancel-subscription',
    ),

  RefundNotFound: (refundId: RefundId) =>
    reject('RefundNotFound', 'No refund of this id was requested.', { refundId }),

  RefundAlreadySettled: (refundId: RefundId, left: Money, providerReference: string) =>
    reject(
      'RefundAlreadySettled',
      `Only ${spellMoney(left)} of this refund is left to settle, or this settlement is known.`,
      { refundId, left, providerReference },
    ),

  RefundNotSettled: (refundId: RefundId) =>
    reject('RefundNotSettled', 'Nothing of this refund was settled that could come back.', {
      refundId,
    }),

  PaidSubscriptionActive: (subscriptionIds: readonly SubscriptionId[]) =>
    reject(
      'PaidSubscriptionActive',
      'Paid subscriptions are still running: cancel them and close the account once they end.',
      { subscriptionIds },
      'cancel-subscription',
    ),

  RefundPending: (refundIds: readonly RefundId[]) =>
    reject(
      'RefundPending',
      'Money is still owed to the customer: the account can be closed when it has arrived.',
      { refundIds },
      'wait-for-refund',
    ),
} as const;

/** The code of a refusal. */
export type RejectionCode = keyof typeof rejections;

const spellReason = (reason: RefundReason): string => {
  switch (reason.code) {
    case 'NeverBilled':
      return 'the subscription was never billed';
    case 'NothingCharged':
      return 'nothing was charged';
    case 'NotPaid':
      return 'nothing was paid';
    case 'PeriodOver':
      return `the paid period ended on ${reason.endedAt}`;
    case 'UsedSinceLastBilling':
      return `the account was used since it was last billed (first on ${reason.usedAt}, uses: ${reason.count})`;
    case 'WindowClosed':
      return `refunds were possible until ${reason.closedAt}`;
    case 'AlreadyRefunded':
      return 'it was refunded already';
    case 'Disputed':
      return 'the invoice is disputed';
  }
};
