import type { Instant, Money } from '@disdetta/core';
import { spellDay } from '../language/days.ts';
import { spellMoney } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { html } from '../page/html.ts';
import type { Content, Html } from '../page/html.ts';
import type { Happening } from '../story/accountStory.ts';

const code = (text: string): Html => html`<code>${text}</code>`;

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
      return html`${data.planId} ${code(data.subscriptionId)}`;
    case 'AddOnStarted':
      return html`${data.addOnId} ${code(data.subscriptionId)}`;
    case 'AccountBilled':
      return html`${code(data.invoiceId)}${data.lines.map(
        ({ subscriptionId, period, charged }) =>
          html`<br />${code(subscriptionId)} ${money(charged)},
            ${day(period.start)}–${day(period.end)}`,
      )}`;
    case 'ChargedAfterCancellation':
      return html`${code(data.subscriptionId)} ${money(data.charged)} ${code(data.invoiceId)}`;
    case 'PaymentRecorded':
      return html`${money(data.amount)} ${code(data.paymentId)} ${code(data.invoiceId)}`;
    case 'UsageRecorded':
    case 'UsageVoided':
      return code(data.usageId);
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      return html`${code(data.subscriptionId)}
        ${data.reason === undefined ? null : html`<q>${data.reason.code}</q>`}<br />${words.account.accessUntil}
        ${day(data.effectiveAt)}`;
    case 'PlanReactivated':
    case 'AddOnReactivated':
    case 'ContractWithdrawn':
    case 'SubscriptionEnded':
      return code(data.subscriptionId);
    case 'RefundRequested':
      return html`${money(data.amount)} ${code(data.refundId)}<br /><span class="soft"
          >${data.policy.name} ${data.policy.version}</span
        >`;
    case 'RefundSettled':
      return html`${data.amount === undefined ? null : money(data.amount)} ${code(data.refundId)}
      ${code(data.providerReference)}`;
    case 'RefundFailed':
      return html`${code(data.refundId)} ${data.failure}`;
    case 'RefundReversed':
      return html`${code(data.refundId)} ${code(data.providerReference)}`;
    case 'DisputeOpened':
    case 'DisputeClosed':
      return html`${code(data.disputeId)} ${code(data.invoiceId)} ${data.state}`;
    case 'CommandRefused':
      return code(data.code);
  }
};
