import { spellFaults } from '@disdetta/core';
import type { Fault, Refusal } from '@disdetta/core';
import type { InvalidQuery } from 'disdetta';
import type { FastifyReply } from 'fastify';
import type { SignatureFault } from '../signature.ts';
import { statusOf } from './statuses.ts';
import type { RequestCode } from './statuses.ts';

/** What the provider is told, and whoever reads its list of failed deliveries; as RFC 9457 says. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly facts?: object;
}

const TITLES: Readonly<Record<SignatureFault | RequestCode, string>> = {
  SignatureMissing: 'The delivery is not signed.',
  SignatureUnreadable: 'The signature should be spelt t=<unix seconds>,v1=<64 hexadecimal digits>.',
  SignatureWrong: 'The signature is of another body or of another secret.',
  SignatureStale: 'The signature is too old, or from the future: sign each attempt anew.',
  NoSuchPage: 'There is nothing at this address.',
  RequestUnreadable: 'The request is not well-formed.',
  RequestTooLarge: 'The delivery is too large.',
  MediaTypeUnknown: 'A delivery is JSON.',
  Unexpected: 'Something went wrong here; please try again.',
};

/** The problem of a code of this endpoint. */
export const problem = (code: SignatureFault | RequestCode): Problem => ({
  status: statusOf(code),
  title: TITLES[code],
  code,
});

/** The problem of a delivery that is not what its type says. */
export const unreadable = (faults: readonly Fault[]): Problem => ({
  status: statusOf('DeliveryUnreadable'),
  title: `The delivery cannot be read: ${spellFaults(faults)}.`,
  code: 'DeliveryUnreadable',
  facts: { faults },
});

/** The problem of a fact that could not be put on record. */
export const refused = ({ code, message, facts }: Refusal | InvalidQuery): Problem => ({
  status: statusOf(code),
  title: message,
  code,
  facts,
});

/** Seconds after which what came too early, or found us busy, may be worth another attempt. */
const RETRY_AFTER = '60';

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, answer: Problem): FastifyReply => {
  if (answer.status === 401) void reply.header('www-authenticate', 'Provider-Signature');
  if (answer.status === 409 || answer.status === 503) void reply.header('retry-after', RETRY_AFTER);
  return reply.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
};
