import type { FastifyInstance } from 'fastify';
import { html } from '../html/html.ts';
import { confirmPage } from '../pages/confirmPage.ts';
import { refusalPage } from '../pages/refusalPage.ts';
import { addressesOf } from '../visits/addresses.ts';
import { elsewhere } from '../visits/answer.ts';
import type { Visit } from '../visits/visit.ts';
import { ask } from './ask.ts';
import type { serve } from './serve.ts';

/** Whether an account is closed: closing it again would change nothing. */
export const isClosed = async ({ disdetta, session }: Visit): Promise<boolean> => {
  const foreseen = await disdetta.preview.closeAccount({ accountId: session.accountId });
  return foreseen.ok && foreseen.events.length === 0;
};

/** Closing an account that has nothing paid left. */
export const closeRoutes = (pages: FastifyInstance, served: ReturnType<typeof serve>): void => {
  pages.get(
    '/account/close',
    served(async (visit) => {
      const { disdetta, words, session } = visit;
      const foreseen = await disdetta.preview.closeAccount({ accountId: session.accountId });
      if (!foreseen.ok) return refusalPage(visit, foreseen.refusal, null);
      if (foreseen.events.length === 0) return elsewhere(addressesOf(words).plans);
      const { title, confirm, keep, lead, final } = words.close;
      const told = html`<ul class="told">
        <li>${lead}</li>
        <li>${final}</li>
      </ul>`;
      const offer = { ok: true, title: title(''), confirm, keep, told, fields: null } as const;
      return confirmPage(visit, offer, addressesOf(words).close);
    }),
  );
  pages.post(
    '/account/close',
    served(async (visit, request) => {
      const outcome = await ask(visit, request, { type: 'CloseAccount', data: {} });
      return outcome.ok
        ? elsewhere(addressesOf(visit.words).plans)
        : refusalPage(visit, outcome.refusal, null);
    }),
  );
};
