import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import { addressesOf } from '../visits/addresses.ts';
import type { ShownAccount, ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';
import { lineCard } from './lineCard.ts';

/** The page Current Plans. */
export const plansPage = (
  visit: Visit,
  account: Extract<ShownAccount, { readonly ok: true }>,
  { reactivated, isClosed }: { readonly reactivated: string; readonly isClosed: boolean },
): Answer => {
  const { words } = visit;
  const { actions } = account;
  const lines = endedLast(account.lines);
  return page(
    words.title,
    html`<h1>${words.title}</h1>
      ${isClosed ? notice(words.done.closed) : reactivatedNotice(visit, lines, reactivated)}
      ${lines.length === 0 && !isClosed ? html`<p class="lead">${words.nothing}</p>` : null}
      ${lines.length === 0 ? null : html`<p class="lead">${words.intro}</p>`}
      ${
        lines.length === 0
          ? null
          : html`<ul class="lines">
              ${lines.map((line) => lineCard(visit, line))}
            </ul>`
      }
      ${actions.includes('CloseAccount') ? closing(visit) : null}`,
  );
};

/** What a customer has comes before what they had. */
const endedLast = (lines: readonly ShownLine[]): readonly ShownLine[] => [
  ...lines.filter(({ standing }) => standing.status !== 'Ended'),
  ...lines.filter(({ standing }) => standing.status === 'Ended'),
];

const notice = (text: string): Html => html`<p class="notice" role="status">${text}</p>`;

/** Says so only where it is so: anybody can write an address. */
const reactivatedNotice = (
  { words }: Visit,
  lines: readonly ShownLine[],
  reactivated: string,
): Html | null => {
  const line = lines.find(({ subscriptionId }) => subscriptionId === reactivated);
  return line?.standing.renews === true ? notice(words.done.reactivated(line.name)) : null;
};

const closing = ({ words }: Visit): Html =>
  html`<section class="account" aria-labelledby="account">
    <h2 id="account">${words.account}</h2>
    <p>${words.accountLead}</p>
    <p><a class="button" href="${addressesOf(words).close}">${words.close.offer}</a></p>
  </section>`;
