import type { FastifyInstance } from 'fastify';

/** Nothing comes from elsewhere, nothing is framed, and there is no script at all. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'interest-cohort=()',
  // What a customer has is for no cache, and no back button after signing out.
  'cache-control': 'private, no-store',
};

/** Sends the headers that keep a page to itself. */
export const secure = (pages: FastifyInstance): void => {
  pages.addHook('onRequest', async (_, reply) => {
    void reply.headers(HEADERS);
  });
};
