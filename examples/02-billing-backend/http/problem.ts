import type { Refusal } from '@disdetta/core';
import type { InvalidQuery } from 'disdetta';
import type { FastifyReply } from 'fastify';
import { problemTypes } from './problemTypes.ts';
import type { ProblemCode } from './problemTypes.ts';

/** A problem as RFC 9457 spells it; `code`, `facts` and `next` are ours. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly facts?: object;
  readonly next?: string;
}

/** A problem of a code; without a sentence of its own, its title says it. */
export const problem = (code: ProblemCode, detail?: string, more: object = {}): Problem => {
  const { status, title } = problemTypes[code];
  return { type: `/problems/${code}`, title, status, detail: detail ?? title, code, ...more };
};

/** The problem of a refusal. What broke inside stays inside: the customer cannot act on it. */
export const problemOf = (refusal: Refusal | InvalidQuery): Problem => {
  const { code, message, facts } = refusal;
  if (problemTypes[code].status >= 500) return problem(code);
  const next = 'next' in refusal ? { next: refusal.next } : {};
  return problem(code, message, { facts, ...next });
};

/** Seconds after which what failed for now may be sent again. */
const RETRY_AFTER = '1';

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, answer: Problem): FastifyReply => {
  if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (answer.status === 503) void reply.header('retry-after', RETRY_AFTER);
  return reply.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
};
