import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';

/** Where an event stands: its stream, and its revision there. */
export const place = ({
  stream,
  revision,
}: {
  readonly stream: string;
  readonly revision: bigint | string;
}): Markup =>
  markup`<code class="place">${stream}</code>&#160;<span class="revision">#${revision}</span>`;
