import type { Eligible } from '@disdetta/core';
import { hiddenFields } from '../html/forms.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { showAccount } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';
import { faultInWhy, reasonOf, whyFields } from './why.ts';
import { dataOf, eventIn } from './wish.ts';
import type { Field, Wish } from './wish.ts';

/** Stands for an amount where none is due: the engine then says why. */
const NO_AMOUNT = { amount: 0, currency: 'EUR' };

/** Ends a line and gives back what was shown and agreed to, both or neither. */
export const refund: Wish = {
  offer: async (visit, line, field) => {
    const { disdetta, words } = visit;
    const data = dataOf(visit, line);
    const quoted = await disdetta.refundEligibility(data);
    if (!quoted.ok) return quoted;
    const quote = quoted.answer?.eligible === true ? quoted.answer : null;
    const foreseen = await disdetta.preview.requestRefund({
      ...data,
      refundId: 'quote',
      agreedAmount: quote?.amount ?? NO_AMOUNT,
      reason: { code: 'other' },
    });
    if (!foreseen.ok) return foreseen;
    const ends = eventIn(foreseen, 'SubscriptionCancelled') ?? eventIn(foreseen, 'AddOnCancelled');
    const { title, confirm, keep } = words.refund;
    return {
      ok: true,
      title: title(line.name),
      confirm,
      keep,
      told: quote === null ? html`` : await showQuote(visit, quote, ends !== null),
      fields: quote === null ? null : consentFields(visit, quote, field),
    };
  },
  fault: ({ words }, field) =>
    field('agree') === 'yes' ? faultInWhy(words, field) : words.refund.agreeMissing,
  command: ({ subscriptionId }, field) => ({
    type: 'RequestRefund',
    data: {
      subscriptionId,
      refundId: `refund-${field('commandId')}`,
      agreedAmount: { amount: Number(field('amount')), currency: field('currency') },
      quoteId: field('quoteId'),
      ...reasonOf(field),
    },
  }),
  outcome: ({ words }, { subscriptionId }) => addressesOf(words).ofLine(subscriptionId, 'receipt'),
};

const showQuote = async (visit: Visit, quote: Eligible, ends: boolean): Promise<Html> => {
  const { words, format } = visit;
  const { youGet, why, endsNow, staysEnded, actBy } = words.refund;
  return html`<p class="amount">
      <span>${youGet}</span> <strong>${format.money(quote.amount)}</strong>
    </p>
    ${quote.lines.length > 1 ? await showParts(visit, quote) : null}
    <ul class="told">
      ${quote.policy.name === 'unused-since-last-billing' ? html`<li>${why}</li>` : null}
      <li>${ends ? endsNow : staysEnded}</li>
      ${quote.actsBy === null ? null : html`<li>${actBy(format.moment(quote.actsBy))}</li>`}
    </ul>`;
};

/** What the amount is made of, line by line. */
const showParts = async (visit: Visit, { lines }: Eligible): Promise<Html> => {
  const account = await showAccount(visit);
  const shown = account.ok ? account.lines : [];
  const nameOf = (subscriptionId: string): string =>
    shown.find((line) => line.subscriptionId === subscriptionId)?.name ?? subscriptionId;
  return html`<ul class="parts">
    ${lines.map(
      ({ subscriptionId, amount }) =>
        html`<li>
          <span>${nameOf(subscriptionId)}</span> <span>${visit.format.money(amount)}</span>
        </li>`,
    )}
  </ul>`;
};

/** The consent carries the amount that was on the screen, and the name of its quote. */
const consentFields = ({ words, format }: Visit, quote: Eligible, field: Field): Html => {
  const { amount, currency } = quote.amount;
  return html`${hiddenFields({ amount, currency, quoteId: quote.quoteId })}
    ${whyFields(words, field)}
    <p>
      <label class="choice agree"
        ><input type="checkbox" name="agree" value="yes" required />
        ${words.refund.agree(format.money(quote.amount))}</label
      >
    </p>`;
};
