import type { AddressInfo } from 'node:net';
import { createDisdetta, createMemoryStore } from 'disdetta';
import { createBackend, knownTokens, logTo, tokenDigest } from '../index.ts';
import type { BackendOptions } from '../index.ts';

/** A backend that listens, with what it has logged, and a way to speak to it. */
export interface Running {
  readonly request: (
    who: Who,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly logged: () => string;
  readonly moveTo: (instant: string) => void;
  /** Takes the log away from under the backend. */
  readonly loseLog: () => Promise<void>;
  /** The addresses that are answered, as Fastify draws them. */
  readonly routes: () => string;
  readonly stop: () => Promise<void>;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Who speaks; their tokens are their names. */
export type Who = 'owner-1' | 'owner-2' | 'admin' | 'nobody';

const principals = new Map([
  [tokenDigest('owner-1'), { role: 'owner', id: 'user-1', accountId: 'a-1' } as const],
  [tokenDigest('owner-2'), { role: 'owner', id: 'user-2', accountId: 'a-2' } as const],
  [tokenDigest('admin'), { role: 'billing-admin', id: 'billing-1' } as const],
]);

/** Starts a backend on an empty log in memory, at an instant. */
export const startBackend = async (
  start: string,
  more: Pick<BackendOptions, 'limits'> = {},
): Promise<Running> => {
  let now = start;
  let log = '';
  const clock = () => new Date(now);
  const disdetta = createDisdetta({ store: createMemoryStore(), clock });
  const write = (line: string) => {
    log += line;
  };
  const authenticate = knownTokens(principals);
  const backend = createBackend({
    ...more,
    disdetta,
    clock,
    authenticate,
    logger: logTo({ write }),
  });
  await backend.listen({ host: '127.0.0.1', port: 0 });
  const { port } = backend.server.address() as AddressInfo;
  return {
    request: async (who, path, body, headers = {}) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(who === 'nobody' ? {} : { authorization: `Bearer ${who}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = response.headers.get('content-type');
      return {
        status: response.status,
        type,
        headers: response.headers,
        body: await response.json(),
      };
    },
    logged: () => log,
    moveTo: (instant) => {
      now = instant;
    },
    loseLog: async () => {
      await disdetta.close();
    },
    routes: () => backend.printRoutes({ commonPrefix: false, includeHooks: false }),
    stop: async () => {
      await backend.close();
      await disdetta.close();
    },
  };
};

/** The header that makes a request a command of its own. */
export const key = (commandId: string): Readonly<Record<string, string>> => ({
  'idempotency-key': commandId,
});

/** A plan of account `a-1` that is billed for March 2026. */
export const billPlan = async ({ request }: Running): Promise<void> => {
  await request('admin', '/accounts/a-1/open-account', {}, key('open'));
  const plan = {
    subscriptionId: 's-1',
    planId: 'pro',
    withdrawalUntil: '2026-03-15T00:00:00.000Z',
  };
  await request('admin', '/accounts/a-1/start-plan', plan, key('start'));
  const lines = [
    {
      subscriptionId: 's-1',
      period: { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' },
      charged: { amount: 1_499, currency: 'EUR' },
    },
  ];
  const invoice = { invoiceId: 'i-1', billedAt: '2026-03-01T09:00:00.000Z', lines };
  await request('admin', '/accounts/a-1/record-billing', invoice, key('bill'));
};
