import type { Words } from '../language/words.ts';
import { html } from '../page/html.ts';
import type { Html } from '../page/html.ts';

/** What a reader should know before drawing conclusions. */
export const notes = ({ notes: told, notesTitle }: Words): Html =>
  html`<footer class="notes" aria-labelledby="notes">
    <h2 id="notes">${notesTitle}</h2>
    <div>
      ${told.map(
        ([title, text]) =>
          html`<section>
            <h3>${title}</h3>
            <p>${text}</p>
          </section>`,
      )}
    </div>
  </footer>`;
