import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldOf } from '../html/forms.ts';
import { confirmPage } from '../pages/confirmPage.ts';
import { plainPage } from '../pages/plainPage.ts';
import { refusalPage } from '../pages/refusalPage.ts';
import { addressesOf } from '../visits/addresses.ts';
import type { LinePage } from '../visits/addresses.ts';
import { elsewhere } from '../visits/answer.ts';
import type { Answer } from '../visits/answer.ts';
import { findLine } from '../visits/lines.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';
import { cancel } from '../wishes/cancel.ts';
import { reactivate } from '../wishes/reactivate.ts';
import { refund } from '../wishes/refund.ts';
import { withdraw } from '../wishes/withdraw.ts';
import type { Wish } from '../wishes/wish.ts';
import { ask } from './ask.ts';
import type { Handler, serve } from './serve.ts';

const WISHES = { cancel, reactivate, refund, withdraw } satisfies Partial<Record<LinePage, Wish>>;

const idOf = ({ params }: FastifyRequest): string => fieldOf(params, 'subscriptionId');

/** Finds the line that a request is about, or tells that there is none. */
export const aboutLine =
  (answer: (visit: Visit, line: ShownLine, request: FastifyRequest) => Promise<Answer>): Handler =>
  async (visit, request) => {
    const line = await findLine(visit, idOf(request));
    if (line === null) return plainPage(visit.words, visit.words.notFound, 404);
    return 'code' in line ? refusalPage(visit, line, null) : answer(visit, line, request);
  };

const offered = async (
  visit: Visit,
  line: ShownLine,
  request: FastifyRequest,
  name: keyof typeof WISHES,
  fault: string | null,
): Promise<Answer> => {
  const { subscriptionId } = line;
  const field = (of: string): string => fieldOf(request.body, of);
  const offer = await WISHES[name].offer(visit, line, field);
  const address = addressesOf(visit.words).ofLine(subscriptionId, name);
  return offer.ok
    ? confirmPage(visit, offer, address, fault)
    : refusalPage(visit, offer.refusal, subscriptionId);
};

const wished = async (
  visit: Visit,
  line: ShownLine,
  request: FastifyRequest,
  name: keyof typeof WISHES,
): Promise<Answer> => {
  const wish: Wish = WISHES[name];
  const field = (of: string): string => fieldOf(request.body, of);
  const fault = wish.fault(visit, field);
  if (fault !== null) return offered(visit, line, request, name, fault);
  const outcome = await ask(visit, request, wish.command(line, field));
  return outcome.ok
    ? elsewhere(wish.outcome(visit, line))
    : refusalPage(visit, outcome.refusal, line.subscriptionId);
};

/** For every wish a page that tells what it comes to, and one that carries it out. */
export const wishRoutes = (pages: FastifyInstance, served: ReturnType<typeof serve>): void => {
  for (const name of ['cancel', 'reactivate', 'refund', 'withdraw'] as const) {
    const path = `/plans/:subscriptionId/${name}`;
    const offer = aboutLine((visit, line, request) => offered(visit, line, request, name, null));
    const carry = aboutLine((visit, line, request) => wished(visit, line, request, name));
    pages.get(path, served(offer));
    pages.post(path, served(carry));
  }
};
