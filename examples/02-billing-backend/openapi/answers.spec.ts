import { Ajv2020 } from 'ajv/dist/2020.js';
import { billPlan, key, startBackend } from '../testing/running.ts';
import type { Answer, Running } from '../testing/running.ts';
import { openApiDocument } from './document.ts';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

type Methods = Readonly<Record<string, Operation>>;

const { paths } = openApiDocument as unknown as {
  readonly paths: Readonly<Record<string, Methods>>;
};
const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, 'uri-reference': true } });
ajv.addSchema(openApiDocument, 'api');

const ROUTE = /── (?<path>\S+) \((?<methods>[^)]+)\)/;

/** `get /accounts/{accountId}/current-plans`, of every route that the backend has. */
const routesOf = (drawn: string): readonly string[] =>
  drawn.split('\n').flatMap((line) => {
    const { path = '', methods = '' } = ROUTE.exec(line)?.groups ?? {};
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  });

const described = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
);

/** What is wrong with a body, by the description of the operation that answered it. */
const faultsIn = (operation: string, { status, type, body }: Answer): unknown => {
  const [method = '', path = ''] = operation.split(' ');
  const { responses = {} } = paths[path]?.[method] ?? {};
  const name = String(status) in responses ? String(status) : 'default';
  const media = type?.split(';')[0] ?? '';
  const pointer = ['paths', path, method, 'responses', name, 'content', media, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const holds = ajv.getSchema(`api#/${pointer}`);
  if (holds === undefined) return `${operation} describes no ${status} of ${media}`;
  return holds(body) === true ? null : holds.errors;
};

let backend: Running;

beforeEach(async () => {
  backend = await startBackend('2026-03-01T09:00:00.000Z');
  await billPlan(backend);
  backend.moveTo('2026-03-10T12:00:00.000Z');
});

afterEach(async () => {
  await backend.stop();
});

describe('the description of what is answered', () => {
  it('has every route, and no other', () => {
    const routes = routesOf(backend.routes());
    expect(routes).toContain('get /accounts/{accountId}/current-plans');
    expect(described.map(([name]) => name).toSorted()).toEqual(routes.toSorted());
  });

  it.each(described)('says what %s answers, and what its problems are', (_, { responses }) => {
    const answer = responses['200']?.content?.['application/json']?.schema;
    expect(Object.keys(answer ?? {})).not.toEqual([]);
    for (const [status, { content }] of Object.entries(responses)) {
      if (status !== '200') {
        expect(content?.['application/problem+json']?.schema).toEqual({
          $ref: '#/components/schemas/Problem',
        });
      }
    }
  });

  it('fits a cancellation, its repetition and its refusal', async () => {
    const operation = 'post /accounts/{accountId}/cancel-subscription';
    const reason = { code: 'too-expensive', comment: 'Too much.' };
    for (const [id, status] of [
      ['c-1', 200],
      ['c-1', 200],
      ['c-2', 409],
    ] as const) {
      const body = { subscriptionId: 's-1', reason };
      const path = '/accounts/a-1/cancel-subscription';
      const answer = await backend.request('owner-1', path, body, key(id));
      expect([answer.status, faultsIn(operation, answer)]).toEqual([status, null]);
    }
  });

  it('fits what every question is answered, before, after and without a refund', async () => {
    const ask = async (): Promise<void> => {
      const year = '?from=2026-01-01T00:00:00.000Z&to=2027-01-01T00:00:00.000Z';
      for (const [name] of described.filter(([operation]) => operation.startsWith('get '))) {
        const path = name
          .slice('get '.length)
          .replace('{accountId}', 'a-1')
          .replace('{subscriptionId}', 's-1')
          .replace('{code}', 'ContactSales');
        const isAboutAll = ['/refunds', '/cancellation-reasons', '/exceptions'].includes(path);
        const answer = await backend.request('admin', isAboutAll ? `${path}${year}` : path);
        expect([name, faultsIn(name, answer)]).toEqual([name, null]);
      }
    };
    const give = async (path: string, body: object): Promise<void> => {
      const answer = await backend.request('admin', `/accounts/a-1/${path}`, body, key(path));
      expect([answer.body, answer.status]).toEqual([answer.body, 200]);
      expect(faultsIn(`post /accounts/{accountId}/${path}`, answer)).toBeNull();
    };

    await ask();
    const agreedAmount = { amount: 1_499, currency: 'EUR' };
    const reason = { code: 'not-used' };
    const refund = { subscriptionId: 's-1', refundId: 'r-1', agreedAmount, reason };
    await give('request-refund', refund);
    await ask();
    await give('record-usage', { usageId: 'u-1', usedAt: '2026-03-05T00:00:00.000Z' });
    await ask();
  });

  it('would notice an answer of another shape', async () => {
    const answer = await backend.request('admin', '/accounts/a-1/subscriptions/s-1/status');
    const operation = 'get /accounts/{accountId}/subscriptions/{subscriptionId}/status';
    const body = { ...(answer.body as object), status: 'Paused' };
    expect(faultsIn(operation, { ...answer, body })).toMatchObject([{ keyword: 'enum' }]);
    expect(faultsIn('get /refunds', answer)).not.toBeNull();
  });
});
