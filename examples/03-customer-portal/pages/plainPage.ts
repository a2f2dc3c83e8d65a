import { html } from '../html/html.ts';
import { addressesOf } from '../visits/addresses.ts';
import { page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import type { Words } from '../words/words.ts';

/** A heading, a sentence and the way back. */
export const plainPage = (
  words: Words,
  { title, lead }: { readonly title: string; readonly lead: string },
  status: number,
): Answer =>
  page(
    title,
    html`<h1>${title}</h1>
      <p class="lead">${lead}</p>
      <p class="choices">
        <a class="button" href="${addressesOf(words).plans}">${words.back}</a>
      </p>`,
    status,
  );
