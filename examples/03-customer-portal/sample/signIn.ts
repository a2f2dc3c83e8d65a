import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { fieldOf } from '../html/forms.ts';
import { html } from '../html/html.ts';
import { secure } from '../routes/security.ts';
import { pageOf, sendAnswer } from '../routes/serve.ts';
import { SESSION_COOKIE, sessionCookie } from '../sessions/cookie.ts';
import { isFromOwnPage } from '../sessions/ownForm.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { addressesOf } from '../visits/addresses.ts';
import { elsewhere, page } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import { english } from '../words/english.ts';
import { italian } from '../words/italian.ts';
import type { Words } from '../words/words.ts';
import { SAMPLE_ACCOUNTS } from './accounts.ts';
import { SAMPLE_ZONE } from './seed.ts';

/** Signs in as a sample account, without a password. Behind your page stands your own sign-in. */
export const signIn = async (
  backend: FastifyInstance,
  { sessions, isSecure }: { readonly sessions: Sessions; readonly isSecure: boolean },
): Promise<void> => {
  await backend.register(cookie);
  await backend.register(formbody);
  secure(backend);
  for (const words of [english, italian]) {
    const addresses = addressesOf(words);
    backend.get(addresses.signIn, async (request, reply) =>
      sendAnswer(reply, signInPage(words), { words, session: null, page: pageOf(request) }),
    );
    backend.post(addresses.signIn, async (request, reply) => {
      const accountId = fieldOf(request.body, 'accountId');
      const isKnown = SAMPLE_ACCOUNTS.some((account) => account.accountId === accountId);
      if (isKnown && isFromOwnPage(request)) {
        const customer = { accountId, userId: `user-of-${accountId}`, timeZone: SAMPLE_ZONE };
        void reply.setCookie(SESSION_COOKIE, sessions.begin(customer), sessionCookie(isSecure));
      }
      return reply.redirect(addresses.plans, 303);
    });
    backend.post(addresses.signOut, async (request, reply) => {
      if (isFromOwnPage(request)) {
        sessions.end(request.cookies[SESSION_COOKIE] ?? '');
        void reply.clearCookie(SESSION_COOKIE, sessionCookie(isSecure));
      }
      const frame = { words, session: null, page: pageOf(request) };
      return sendAnswer(reply, elsewhere(addresses.signIn), frame);
    });
  }
};

const signInPage = (words: Words): Answer =>
  page(
    words.signIn,
    html`<h1>${words.signIn}</h1>
      <p class="lead">${words.signInLead}</p>
      <form method="post" action="${addressesOf(words).signIn}">
        <ul class="lines">
          ${SAMPLE_ACCOUNTS.map(
            ({ accountId, about }) =>
              html`<li>
                <button class="account-choice" name="accountId" value="${accountId}">
                  <strong>${accountId}</strong> ${about[words.language]}
                </button>
              </li>`,
          )}
        </ul>
      </form>`,
  );
