import type { CancellationReceipt } from '@disdetta/projections';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';
import { REASON_CODES } from '../words/words.ts';
import type { Words } from '../words/words.ts';

/** The confirmation of a cancellation that a customer may keep, on paper or as a file. */
export const receiptPage = (
  visit: Visit,
  line: ShownLine,
  receipt: CancellationReceipt,
): Answer => {
  const { words, format, session } = visit;
  const { title, lead, asked, labels, refund, takenBack, print } = words.receipt;
  const { reason, takenBackAt } = receipt;
  const facts: readonly (readonly [string, Html | string | null])[] = [
    [labels.asked, asked[receipt.asked]],
    [words.kind[line.kind], `${line.name} (${line.subscriptionId})`],
    [labels.account, session.accountId],
    [labels.received, format.moment(receipt.receivedAt)],
    [labels.effective, format.moment(receipt.effectiveAt)],
    [labels.refund, receipt.refund === null ? null : refund(format.money(receipt.refund.amount))],
    [labels.reason, reason === null ? null : spellReason(words, reason.code)],
    [labels.comment, reason?.comment ?? null],
    [labels.takenBack, takenBackAt === null ? null : format.moment(takenBackAt)],
    [labels.zone, session.timeZone],
  ];
  return page(
    title,
    html`<article class="receipt">
        <h1>${title}</h1>
        <p class="${takenBackAt === null ? 'notice' : 'notice fault'}" role="status">
          ${takenBackAt === null ? lead : takenBack}
        </p>
        <dl>
          ${facts.map(([label, fact]) =>
            fact === null
              ? null
              : html`<div>
                  <dt>${label}</dt>
                  <dd>${fact}</dd>
                </div>`,
          )}
        </dl>
        <p class="hint print">${print}</p>
      </article>
      <p class="choices">
        <a class="button" href="${addressesOf(words).plans}">${words.back}</a>
      </p>`,
  );
};

const spellReason = ({ why }: Words, given: string): string => {
  const code = REASON_CODES.find((known) => known === given);
  return code === undefined ? given : why.codes[code];
};
