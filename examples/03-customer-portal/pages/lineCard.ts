import type { LineAction } from '@disdetta/projections';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import type { LinePage } from '../visits/addresses.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';

/** Where the button of an action leads. */
const PAGES: Readonly<Record<LineAction, LinePage>> = {
  CancelSubscription: 'cancel',
  CancelAddOn: 'cancel',
  RequestRefund: 'refund',
  ReactivatePlan: 'reactivate',
  ReactivateAddOn: 'reactivate',
  Withdraw: 'withdraw',
  ContactSales: 'sales',
};

/** A plan or an add-on: how it stands, and a button for each action that it offers. */
export const lineCard = (visit: Visit, line: ShownLine): Html => {
  const { words } = visit;
  const { subscriptionId, kind, name, standing, actions, hasReceipt } = line;
  const addresses = addressesOf(words);
  const receipt = addresses.ofLine(subscriptionId, 'receipt');
  const isQuiet = actions.length === 0 && !hasReceipt;
  return html`<li class="line ${kind}">
    <div class="what">
      <p class="kind">${words.kind[kind]}</p>
      <h2>${name}</h2>
      <p class="status ${standing.status.toLowerCase()}">${words.status[standing.status]}</p>
      <p>${standingOf(visit, line)}</p>
    </div>
    ${
      isQuiet
        ? null
        : html`<ul class="actions">
            ${actions.map(
              (action) =>
                html`<li>
                  <a
                    class="button ${action}"
                    href="${addresses.ofLine(subscriptionId, PAGES[action])}"
                    >${words.action[action]}<span class="unseen">: ${name}</span></a
                  >
                </li>`,
            )}
            ${
              hasReceipt
                ? html`<li>
                    <a href="${receipt}"
                      >${words.receiptLink}<span class="unseen">: ${name}</span></a
                    >
                  </li>`
                : null
            }
          </ul>`
    }
  </li>`;
};

/** How a line stands, in a sentence or two. */
const standingOf = (
  { words, format }: Visit,
  { standing, actions, hasReceipt }: ShownLine,
): string => {
  const { status, renewsAt, accessUntil, endedAt, channel } = standing;
  const isElsewhere = channel !== 'online' && channel !== 'sales' && actions.length === 0;
  const elsewhere = isElsewhere && status !== 'Ended' ? ` ${words.managedElsewhere[channel]}` : '';
  switch (status) {
    case 'Active':
      return (
        (renewsAt === null ? words.running : words.renewsAt(format.moment(renewsAt))) + elsewhere
      );
    case 'Cancelled': {
      const until = accessUntil === null ? '' : words.usableUntil(format.moment(accessUntil));
      return hasReceipt ? until : `${until} ${words.endsWithPlan}`;
    }
    case 'Ended':
      return endedAt === null ? words.status.Ended : words.ended(format.moment(endedAt));
  }
};
