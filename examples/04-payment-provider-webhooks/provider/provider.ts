import type { Clock } from 'disdetta';
import type { FastifyInstance } from 'fastify';
import { SIGNATURE_HEADER, sign } from '../signature.ts';
import type { Ready } from './deliveries.ts';

/** One attempt at a delivery, and how it was answered. */
export interface Attempt {
  readonly name: string;
  readonly status: number;
  readonly answer: string;
}

/** Plays the provider against an endpoint, without a network. */
export interface Provider {
  /** Signs a delivery as of now and sends it once. */
  readonly send: (delivery: Ready) => Promise<Attempt>;
  /** Sends all, and again what was not acknowledged, until a round brings nothing more. */
  readonly sendAll: (deliveries: readonly Ready[]) => Promise<readonly Attempt[]>;
}

/** A provider that shares a secret with the endpoint. */
export const playProvider = (endpoint: FastifyInstance, secret: string, clock: Clock): Provider => {
  const send: Provider['send'] = async ({ name, body }) => {
    const response = await endpoint.inject({
      method: 'POST',
      url: '/webhooks',
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: sign(secret, body, clock()),
      },
      body,
    });
    return { name, status: response.statusCode, answer: response.body };
  };

  const sendAll: Provider['sendAll'] = async (deliveries) => {
    const attempts: Attempt[] = [];
    const left: Ready[] = [];
    for (const delivery of deliveries) {
      const attempt = await send(delivery);
      attempts.push(attempt);
      if (attempt.status >= 300) left.push(delivery);
    }
    const isStuck = left.length === 0 || left.length === deliveries.length;
    return isStuck ? attempts : [...attempts, ...(await sendAll(left))];
  };

  return { send, sendAll };
};
