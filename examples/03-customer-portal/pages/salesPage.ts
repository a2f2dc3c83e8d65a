import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';

const ADDRESS = /^[^\s@:?&]+@[^\s@:?&]+$/;

/** Whom to write to about a plan that only sales can change. */
export const salesPage = (
  { words, session }: Visit,
  line: ShownLine,
  contact: string | null,
): Answer => {
  const { title, lead, write, unknown, mention } = words.sales;
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="lead">${lead(line.name)}</p>
      <p>${contact === null ? unknown : html`${write} ${contactLink(contact)}.`}</p>
      <p>${mention(session.accountId, line.subscriptionId)}</p>
      <p class="choices">
        <a class="button" href="${addressesOf(words).plans}">${words.back}</a>
      </p>`,
  );
};

const contactLink = (contact: string): Html =>
  ADDRESS.test(contact)
    ? html`<a href="mailto:${contact}">${contact}</a>`
    : html`<strong>${contact}</strong>`;
