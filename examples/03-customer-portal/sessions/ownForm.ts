import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fieldOf } from '../html/forms.ts';
import type { Session } from './sessions.ts';

const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);

/** Whether a browser says that a request comes from a page of ours; old ones say nothing. */
export const isFromOwnPage = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  return site === undefined || (typeof site === 'string' && OWN_SITES.has(site));
};

/** Whether a form was sent from a page that this customer was shown. */
export const isOwnForm = (request: FastifyRequest, { formToken }: Session): boolean => {
  const given = Buffer.from(fieldOf(request.body, 'formToken'));
  const expected = Buffer.from(formToken);
  return (
    isFromOwnPage(request) && given.length === expected.length && timingSafeEqual(given, expected)
  );
};
