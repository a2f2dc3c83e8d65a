import { createBackend, knownTokens } from '@disdetta/example-billing-backend';
import { createDisdetta, createMemoryStore } from 'disdetta';
import type { Clock, Disdetta } from 'disdetta';
import type { FastifyInstance } from 'fastify';
import { portal } from '../portal.ts';
import { createSessions } from '../sessions/sessions.ts';
import { sampleCatalogue } from './accounts.ts';
import { seed } from './seed.ts';
import { signIn } from './signIn.ts';

/** The page on sample accounts, in memory: it is gone when the process is. */
export const openPortal = async (
  clock: Clock = () => new Date(),
): Promise<{ readonly disdetta: Disdetta; readonly backend: FastifyInstance }> => {
  const disdetta = createDisdetta({ store: createMemoryStore(), clock });
  await seed(disdetta, clock());
  const authenticate = knownTokens(new Map());
  const backend = createBackend({ disdetta, clock, authenticate });
  const sessions = createSessions(clock);
  await backend.register(portal, { disdetta, clock, sessions, catalogue: sampleCatalogue });
  await backend.register(signIn, { sessions, isSecure: false });
  return { disdetta, backend };
};
