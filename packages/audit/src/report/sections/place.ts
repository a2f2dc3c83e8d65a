import { html } from '../page/html.ts';
import type { Html } from '../page/html.ts';

/** Where an event stands: its stream, and its revision there. */
export const place = ({
  stream,
  revision,
}: {
  readonly stream: string;
  readonly revision: bigint | string;
}): Html =>
  html`<code class="place">${stream}</code>&#160;<span class="revision">#${revision}</span>`;
