import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';
import { faultInWhy, reasonOf, whyFields } from './why.ts';
import { dataOf, eventIn } from './wish.ts';
import type { Wish } from './wish.ts';

/** A code that stands for whatever the customer will say, where a firm wants a reason. */
const ANY_REASON = { reason: { code: 'other' } };

/** Stops the renewal of a plan or an add-on. */
export const cancel: Wish = {
  offer: async (visit, line, field) => {
    const { disdetta, words, format } = visit;
    const data = { ...dataOf(visit, line), ...ANY_REASON };
    const foreseen = await (line.kind === 'plan'
      ? disdetta.preview.cancelSubscription(data)
      : disdetta.preview.cancelAddOn(data));
    if (!foreseen.ok) return foreseen;
    const end = eventIn(foreseen, 'SubscriptionCancelled') ?? eventIn(foreseen, 'AddOnCancelled');
    const { title, confirm, keep, ...told } = words.cancel;
    const until = line.standing.accessUntil === null ? null : (end?.data.effectiveAt ?? null);
    return {
      ok: true,
      title: title(line.name),
      confirm,
      keep,
      told: html`<ul class="told">
          <li>${told.stops}</li>
          <li>${until === null ? told.endsNow : told.usable(format.moment(until))}</li>
          ${line.kind === 'plan' ? html`<li>${told.addOns}</li>` : null}
          ${until === null ? null : html`<li>${told.changeMind}</li>`}
        </ul>
        ${await refundNote(visit, line)}`,
      fields: whyFields(words, field),
    };
  },
  fault: ({ words }, field) => faultInWhy(words, field),
  command: ({ kind, subscriptionId }, field) => ({
    type: kind === 'plan' ? 'CancelSubscription' : 'CancelAddOn',
    data: { subscriptionId, ...reasonOf(field) },
  }),
  outcome: ({ words }, { subscriptionId }) => addressesOf(words).ofLine(subscriptionId, 'receipt'),
};

/** Whether money would come back, too: nobody should give it up without knowing. */
const refundNote = async (visit: Visit, line: ShownLine): Promise<Html | null> => {
  const { disdetta, words, format } = visit;
  const result = await disdetta.refundEligibility(dataOf(visit, line));
  const eligibility = result.ok ? result.answer : null;
  if (eligibility === null) return null;
  if (eligibility.eligible) {
    const refund = addressesOf(words).ofLine(line.subscriptionId, 'refund');
    return html`<p class="note">
      ${words.cancel.refundDue(format.money(eligibility.amount))}
      <a href="${refund}">${words.cancel.refundInstead}</a>
    </p>`;
  }
  const reasons = eligibility.because.map((reason) => words.refundReason(reason, format));
  return html`<p class="note">${words.cancel.noRefund} ${reasons.join('; ')}.</p>`;
};
