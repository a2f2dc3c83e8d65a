import { html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { dataOf, faultless } from './wish.ts';
import type { Wish } from './wish.ts';

/** Takes a cancellation back. */
export const reactivate: Wish = {
  offer: async (visit, line) => {
    const { disdetta, words } = visit;
    const data = dataOf(visit, line);
    const foreseen = await (line.kind === 'plan'
      ? disdetta.preview.reactivatePlan(data)
      : disdetta.preview.reactivateAddOn(data));
    if (!foreseen.ok) return foreseen;
    const { title, confirm, keep, lead, same } = words.reactivate;
    return {
      ok: true,
      title: title(line.name),
      confirm,
      keep,
      told: html`<ul class="told">
        <li>${lead}</li>
        <li>${same}</li>
      </ul>`,
      fields: null,
    };
  },
  fault: faultless,
  command: ({ kind, subscriptionId }) => ({
    type: kind === 'plan' ? 'ReactivatePlan' : 'ReactivateAddOn',
    data: { subscriptionId },
  }),
  outcome: ({ words }, { subscriptionId }) => addressesOf(words).reactivated(subscriptionId),
};
