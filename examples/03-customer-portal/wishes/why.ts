import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { REASON_CODES } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import type { Field } from './wish.ts';

const LONGEST_COMMENT = 5_000;

/** Why the customer cancels: optional, as picked before where the form comes back. */
export const whyFields = ({ why }: Words, field: Field): Html => {
  const picked = field('reason');
  const choices = [
    ['', why.none] as const,
    ...REASON_CODES.map((code) => [code, why.codes[code]] as const),
  ];
  return html`<fieldset>
      <legend>${why.legend}</legend>
      ${choices.map(
        ([code, label]) =>
          html`<label class="choice"
            ><input
              type="radio"
              name="reason"
              value="${code}"
              ${code === picked ? html`checked` : null}
            />
            ${label}</label
          >`,
      )}
    </fieldset>
    <p class="field">
      <label for="comment">${why.comment}</label>
      <textarea
        id="comment"
        name="comment"
        rows="3"
        maxlength="${LONGEST_COMMENT}"
        aria-describedby="comment-hint"
      >
${field('comment')}</textarea>
      <span class="hint" id="comment-hint">${why.hint}</span>
    </p>`;
};

/** What is wrong with them. */
export const faultInWhy = ({ why }: Words, field: Field): string | null =>
  field('comment').length > LONGEST_COMMENT ? why.tooLong : null;

/** The reason as the command carries it; nothing where nothing was said. */
export const reasonOf = (
  field: Field,
): { readonly reason?: { readonly code: string; readonly comment?: string } } => {
  const comment = field('comment').trim();
  const code = field('reason') === '' && comment !== '' ? 'other' : field('reason');
  if (code === '') return {};
  return { reason: comment === '' ? { code } : { code, comment } };
};
