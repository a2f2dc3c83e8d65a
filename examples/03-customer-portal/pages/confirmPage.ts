import { randomUUID } from 'node:crypto';
import { hiddenFields } from '../html/forms.ts';
import { html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import type { Visit } from '../visits/visit.ts';
import type { Offer } from '../wishes/wish.ts';

/**
 * What a wish comes to, and a form to confirm it. The form carries the id of its command: however
 * often it is sent, by double clicks or by going back, it is one command.
 */
export const confirmPage = (
  { words, session }: Visit,
  offer: Offer,
  action: string,
  fault: string | null = null,
): Answer => {
  const { title, confirm, keep, told, fields } = offer;
  const { formToken } = session;
  return page(
    title,
    html`<h1>${title}</h1>
      ${
        fault === null
          ? null
          : html`<p class="notice fault" role="alert" tabindex="-1" autofocus>${fault}</p>`
      }
      ${told}
      <form class="${fields === null ? 'bare' : 'confirm'}" method="post" action="${action}">
        ${hiddenFields({ formToken, commandId: randomUUID() })} ${fields}
        <p class="choices">
          <button class="button strong">${confirm}</button>
          <a class="button" href="${addressesOf(words).plans}">${keep}</a>
        </p>
      </form>`,
    fault === null ? 200 : 422,
  );
};
