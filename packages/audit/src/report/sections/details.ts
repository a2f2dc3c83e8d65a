import type { Instant, Money } from '@disdetta/core';
import { spellDay } from '../language/days.ts';
import { spellMoney } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Content, Markup } from '../page/markup.ts';
import type { Happening } from '../story/accountStory.ts';

const code = (text: string): Markup => markup`<code>${text}</code>`;

/** What distinguishes an event from others of its type. What a customer wrote is never among it. */
export const details = ({ type, data }: Happening['event'], words: Words): Content => {
  const money = (of: Money): string => spellMoney(of, words.numbers);
  const day = (at: Instant): string => spellDay(at, words.months);
  switch (type) {
    case 'AccountOpened':
      return data.timeZone;
    case 'AccountClosed':
      return null;
    case 'PlanStarted':
      return markup`${data.planId} ${code(data.subscriptionId)}`;
    case 'AddOnStarted':
      return markup`${data.addOnId} ${code(data.subscriptionId)}`;
    case 'AccountBilled':
      return markup`${code(data.invoiceId)}${data.lines.map(
        ({ subscriptionId, period, charged }) =>
          markup`<br />${code(subscriptionId)} ${money(charged)},
            ${day(period.start)}–${day(period.end)}`,
      )}`;
    case 'ChargedAfterCancellation':
      return markup`${code(data.subscriptionId)} ${money(data.charged)} ${code(data.invoiceId)}`;
    case 'PaymentRecorded':
      return markup`${money(data.amount)} ${code(data.paymentId)} ${code(data.invoiceId)}`;
    case 'UsageRecorded':
    case 'UsageVoided':
      return code(data.usageId);
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      return markup`${code(data.subscriptionId)}
        ${data.reason === undefined ? null : markup`<q>${data.reason.code}</q>`}<br />${words.account.accessUntil}
        ${day(data.effectiveAt)}`;
    case 'PlanReactivated':
    case 'AddOnReactivated':
    case 'ContractWithdrawn':
    case 'SubscriptionEnded':
      return code(data.subscriptionId);
    case 'RefundRequested':
      return markup`${money(data.amount)} ${code(data.refundId)}<br />
        <span class="soft">${data.policy.name} ${data.policy.version}</span>`;
    case 'RefundSettled':
      return markup`${data.amount === undefined ? null : money(data.amount)} ${code(data.refundId)}
      ${code(data.providerReference)}`;
    case 'RefundFailed':
      return markup`${code(data.refundId)} ${data.failure}`;
    case 'RefundReversed':
      return markup`${code(data.refundId)} ${code(data.providerReference)}`;
    case 'DisputeOpened':
    case 'DisputeClosed':
      return markup`${code(data.disputeId)} ${code(data.invoiceId)} ${data.state}`;
    case 'CommandRefused':
      return code(data.code);
  }
};
