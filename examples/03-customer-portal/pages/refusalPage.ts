import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { page } from '../visits/answer.ts';
import type { Answer, Refused } from '../visits/answer.ts';
import type { Visit } from '../visits/visit.ts';
import type { Words } from '../words/words.ts';

/** A refusal, kindly: what is the case, that nothing was changed, and what can be done now. */
export const refusalPage = (
  visit: Visit,
  refusal: Refused,
  subscriptionId: string | null,
): Answer => {
  const { words, format } = visit;
  const { refusal: told, back } = words;
  const isUnknown = refusal.code === 'OutcomeUnknown' || refusal.code === 'TooManyConflicts';
  const tell = told.by[refusal.code];
  const title = isUnknown ? told.unknownTitle : told.title;
  const sentence = isUnknown
    ? told.unknownOutcome
    : (tell?.({ ...refusal.facts }, format) ?? told.later);
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="notice fault" role="alert" tabindex="-1" autofocus>${sentence}</p>
      <p class="choices">
        ${subscriptionId === null ? null : nextStep(words, refusal, subscriptionId)}
        <a class="button" href="${addressesOf(words).plans}">${back}</a>
      </p>`,
    tell === undefined ? 503 : 409,
  );
};

/** What would work instead, as a link. */
const nextStep = (words: Words, refusal: Refused, subscriptionId: string): Html | null => {
  const { ofLine } = addressesOf(words);
  const { next } = words.refusal;
  const step = (text: string, address: string): Html =>
    html`<a class="button strong" href="${address}">${text}</a>`;
  switch ('next' in refusal ? refusal.next : undefined) {
    case 'reactivate':
      return step(next.reactivate, ofLine(subscriptionId, 'reactivate'));
    case 'request-new-quote':
      return step(next.quote, ofLine(subscriptionId, 'refund'));
    case 'cancel-without-refund':
    case 'cancel-subscription':
    case 'give-reason':
      return step(next.cancel, ofLine(subscriptionId, 'cancel'));
    case 'contact-sales':
      return step(next.sales, ofLine(subscriptionId, 'sales'));
    default:
      return null;
  }
};
