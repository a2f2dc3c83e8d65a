import type { FastifyReply, FastifyRequest } from 'fastify';
import { layout } from '../pages/layout.ts';
import { plainPage } from '../pages/plainPage.ts';
import { SESSION_COOKIE } from '../sessions/cookie.ts';
import { isOwnForm } from '../sessions/ownForm.ts';
import type { Session, Sessions } from '../sessions/sessions.ts';
import { STYLESHEET } from '../style/stylesheet.ts';
import { addressesOf } from '../visits/addresses.ts';
import { elsewhere } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import { visitOf } from '../visits/visit.ts';
import type { Desk, Visit } from '../visits/visit.ts';
import type { Words } from '../words/words.ts';

/** What a page does for a customer who is signed in. */
export type Handler = (visit: Visit, request: FastifyRequest) => Promise<Answer>;

/** Who is signed in, in a request. */
export const sessionOf = (sessions: Sessions, { cookies }: FastifyRequest): Session | null => {
  const secret = cookies[SESSION_COOKIE];
  return secret === undefined ? null : sessions.find(secret);
};

/** The address of a request without its language. */
export const pageOf = ({ url }: FastifyRequest): string => url.slice('/en'.length);

/** Sends an answer: a whole page, or where to go. */
export const sendAnswer = (
  reply: FastifyReply,
  answer: Answer,
  frame: { readonly words: Words; readonly session: Session | null; readonly page: string },
): FastifyReply => {
  // 303: the next request is a GET, whatever this one was.
  if (answer.kind === 'elsewhere') return reply.redirect(answer.address, 303);
  const document = layout({ ...frame, stylesheet: STYLESHEET }, answer.title, answer.content);
  return reply.status(answer.status).type('text/html; charset=utf-8').send(document);
};

/** Serves a page to customers who are signed in, and takes forms from pages of our own alone. */
export const serve =
  (desk: Desk, sessions: Sessions, words: Words) =>
  (handler: Handler) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const session = sessionOf(sessions, request);
    const frame = { words, session, page: pageOf(request) };
    if (session === null) return sendAnswer(reply, elsewhere(addressesOf(words).signIn), frame);
    if (request.method === 'POST' && !isOwnForm(request, session)) {
      return sendAnswer(reply, plainPage(words, words.oldForm, 403), frame);
    }
    const visit = visitOf(desk, session, words, frame.page);
    return sendAnswer(reply, await handler(visit, request), frame);
  };
