import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const css = readFileSync(join(import.meta.dirname, 'portal.css'), 'utf8');

/** Where the style is; another style has another address, so that caches may keep it for ever. */
export const STYLESHEET = `/style/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;

/** Serves the style. */
export const serveStyle = (pages: FastifyInstance): void => {
  pages.get(STYLESHEET, async (_, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(css),
  );
};
