import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';

/** What a reader should know before drawing conclusions. */
export const notes = ({ notes: told, notesTitle }: Words): Markup =>
  markup`<footer class="notes" aria-labelledby="notes">
    <h2 id="notes">${notesTitle}</h2>
    <div>
      ${told.map(
        ([title, text]) =>
          markup`<section>
            <h3>${title}</h3>
            <p>${text}</p>
          </section>`,
      )}
    </div>
  </footer>`;
