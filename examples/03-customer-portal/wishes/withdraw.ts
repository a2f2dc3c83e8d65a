import { html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { dataOf, eventIn, faultless } from './wish.ts';
import type { Wish } from './wish.ts';

/** Withdraws from a contract: a right, which asks for no reason. */
export const withdraw: Wish = {
  offer: async (visit, line) => {
    const { disdetta, clock, words, format, session } = visit;
    const at = clock().toISOString();
    const data = { ...dataOf(visit, line), refundId: 'withdrawal', submittedAt: at, at };
    const foreseen = await disdetta.preview.withdraw(data);
    if (!foreseen.ok) return foreseen;
    const { title, confirm, keep, ...told } = words.withdraw;
    const amount = eventIn(foreseen, 'RefundRequested')?.data.amount ?? null;
    return {
      ok: true,
      title: title(line.name),
      confirm,
      keep,
      told: html`<p>${told.lead}</p>
        <blockquote>${told.contract(line.name, session.accountId)}</blockquote>
        <ul class="told">
          <li>${amount === null ? told.nothingCharged : told.youGet(format.money(amount))}</li>
          <li>${told.endsNow}</li>
        </ul>`,
      fields: null,
    };
  },
  fault: faultless,
  command: ({ subscriptionId }, field) => ({
    type: 'Withdraw',
    data: { subscriptionId, refundId: `refund-${field('commandId')}` },
  }),
  outcome: ({ words }, { subscriptionId }) => addressesOf(words).ofLine(subscriptionId, 'receipt'),
};
