import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { Clock, Disdetta } from 'disdetta';
import type { FastifyInstance } from 'fastify';
import { plainPage } from './pages/plainPage.ts';
import { closeRoutes } from './routes/closeRoutes.ts';
import { plansRoutes } from './routes/plansRoutes.ts';
import { secure } from './routes/security.ts';
import { pageOf, sendAnswer, serve, sessionOf } from './routes/serve.ts';
import { wishRoutes } from './routes/wishRoutes.ts';
import type { Sessions } from './sessions/sessions.ts';
import { serveStyle } from './style/stylesheet.ts';
import { addressesOf } from './visits/addresses.ts';
import type { Catalogue } from './visits/visit.ts';
import { english } from './words/english.ts';
import { italian } from './words/italian.ts';
import type { Words } from './words/words.ts';

/** What the page works on. */
export interface PortalOptions {
  readonly disdetta: Disdetta;
  /** Who is signed in. The pages `/en/sign-in` and `/it/sign-in` are yours. */
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly clock?: Clock;
}

const LANGUAGES: readonly Words[] = [english, italian];

/** The page Current Plans, as a plugin of a backend. */
export const portal = async (backend: FastifyInstance, options: PortalOptions): Promise<void> => {
  const { sessions, clock = () => new Date() } = options;
  await backend.register(cookie);
  await backend.register(formbody);
  secure(backend);
  serveStyle(backend);
  backend.get('/', async (request, reply) =>
    reply.redirect(addressesOf(preferred(request.headers['accept-language'])).plans, 303),
  );
  for (const words of LANGUAGES) {
    const served = serve({ ...options, clock }, sessions, words);
    await backend.register(
      async (pages) => {
        plansRoutes(pages, served);
        wishRoutes(pages, served);
        closeRoutes(pages, served);
        pages.setErrorHandler((error, request, reply) => {
          request.log.error(error, 'a page failed');
          const frame = { words, session: sessionOf(sessions, request), page: pageOf(request) };
          return sendAnswer(reply, plainPage(words, words.failed, 500), frame);
        });
      },
      { prefix: `/${words.language}` },
    );
  }
};

/** The language that a browser names first, of those that there are. */
const preferred = (header = ''): Words =>
  header
    .split(',')
    .map((entry) => LANGUAGES.find(({ language }) => entry.trim().startsWith(language)))
    .find((words) => words !== undefined) ?? english;
