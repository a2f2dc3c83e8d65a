import { billPlan, key, startBackend } from './testing/running.ts';
import type { Running } from './testing/running.ts';

const CANCEL = '/accounts/a-1/cancel-subscription';
const line = { subscriptionId: 's-1' };

let backend: Running;

beforeEach(async () => {
  backend = await startBackend('2026-03-01T09:00:00.000Z');
  await billPlan(backend);
  backend.moveTo('2026-03-10T12:00:00.000Z');
});

afterEach(async () => {
  await backend.stop();
});

describe('a command', () => {
  it('is carried out once, however often it is sent, and whenever', async () => {
    const first = await backend.request('owner-1', CANCEL, line, key('c-1'));
    expect(first).toMatchObject({ status: 200, body: { repeated: false } });
    backend.moveTo('2026-03-10T12:00:05.000Z');
    const again = await backend.request('owner-1', CANCEL, line, key('c-1'));
    expect(again).toMatchObject({ status: 200, body: { repeated: true } });
    const effectiveAt = '2026-04-01T00:00:00.000Z';
    const events = [{ type: 'SubscriptionCancelled', data: { effectiveAt } }];
    expect([first.body, again.body]).toMatchObject([{ events }, { events }]);
  });

  it('keeps the instant at which a withdrawal was first sent', async () => {
    const wish = { ...line, refundId: 'r-1' };
    const withdraw = () => backend.request('owner-1', '/accounts/a-1/withdraw', wish, key('w-1'));
    backend.moveTo('2026-03-14T23:59:59.999Z');
    const first = await withdraw();
    backend.moveTo('2026-03-15T00:00:00.000Z');
    const again = await withdraw();
    const events = [
      { type: 'ContractWithdrawn', data: { submittedAt: '2026-03-14T23:59:59.999Z' } },
      { type: 'RefundRequested' },
      { type: 'SubscriptionCancelled' },
    ];
    expect([first.body, again.body]).toMatchObject([{ events }, { events }]);
  });

  it('needs a key of its own', async () => {
    expect(await backend.request('owner-1', CANCEL, line)).toMatchObject({
      status: 400,
      body: { code: 'IdempotencyKeyMissing' },
    });
    await backend.request('owner-1', CANCEL, line, key('c-1'));
    const other = await backend.request(
      'owner-1',
      '/accounts/a-1/reactivate-plan',
      line,
      key('c-1'),
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'CommandIdReused' } });
  });

  it('is asked as of now by an owner, who cannot ask in the past', async () => {
    const at = '2026-03-01T00:00:00.000Z';
    const past = await backend.request('owner-1', CANCEL, { ...line, at }, key('c-1'));
    expect(past).toMatchObject({ status: 422, body: { code: 'FieldNotYours' } });
  });
});

describe('a problem', () => {
  it('is told as RFC 9457 says, with what led to it and what would work', async () => {
    await backend.request('owner-1', CANCEL, line, key('c-1'));
    const refused = await backend.request('owner-1', CANCEL, line, key('c-2'));
    expect(refused.type).toMatch(/^application\/problem\+json/);
    expect(refused.body).toEqual({
      type: '/problems/AlreadyCancelled',
      title: 'The subscription is cancelled already',
      status: 409,
      detail: expect.stringContaining('2026-04-01'),
      code: 'AlreadyCancelled',
      facts: { subscriptionId: 's-1', effectiveAt: '2026-04-01T00:00:00.000Z' },
      next: 'reactivate',
    });
    const type = await backend.request('nobody', '/problems/AlreadyCancelled');
    expect(type).toMatchObject({ status: 200, body: { status: 409 } });
  });

  it('names every fault of what cannot be read, and shows no value of it', async () => {
    const wrong = { subscriptionId: 7, reason: { code: 'x', comment: 'a secret'.repeat(1_000) } };
    const refused = await backend.request('owner-1', CANCEL, wrong, key('c-1'));
    expect(refused).toMatchObject({
      status: 400,
      body: {
        code: 'InvalidCommand',
        facts: {
          faults: [{ path: 'data.subscriptionId' }, { path: 'data.reason.comment' }],
        },
      },
    });
    expect(JSON.stringify(refused.body)).not.toContain('a secret');
  });

  it.each([
    ['/accounts/a-1/cancel-everything', 404, 'NoSuchPage'],
    ['/accounts/a-1/subscriptions/s-9/status', 404, 'NothingFound'],
    ['/accounts/a-1/current-plans?at=yesterday', 400, 'InvalidQuery'],
  ])('is what %s comes to', async (path, status, code) => {
    expect(await backend.request('admin', path)).toMatchObject({ status, body: { code } });
  });

  it('is what a body that is no JSON comes to', async () => {
    const plain = { ...key('c-1'), 'content-type': 'text/plain' };
    expect(await backend.request('owner-1', CANCEL, line, plain)).toMatchObject({
      status: 415,
      body: { code: 'MediaTypeUnknown' },
    });
  });
});

describe('who may do what', () => {
  it('is asked of nobody unknown', async () => {
    const answer = await backend.request('nobody', CANCEL, line, key('c-1'));
    expect(answer).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('is, for an owner, their own account alone, whether the other exists or not', async () => {
    const other = await backend.request('owner-2', CANCEL, line, key('c-1'));
    const none = await backend.request('owner-2', '/accounts/a-9/current-plans');
    expect(other).toMatchObject({ status: 403, body: { code: 'AccountNotYours' } });
    expect(none.body).toEqual(other.body);
    const status = await backend.request('admin', '/accounts/a-1/subscriptions/s-1/status');
    expect(status.body).toMatchObject({ status: 'Active' });
  });

  it('is billing for the billing admin alone', async () => {
    const use = { usageId: 'u-1', usedAt: '2026-03-10T00:00:00.000Z' };
    const path = '/accounts/a-1/record-usage';
    expect(await backend.request('owner-1', path, use, key('u-1'))).toMatchObject({
      status: 403,
      body: { code: 'RoleNotAllowed' },
    });
    expect((await backend.request('admin', path, use, key('u-1'))).status).toBe(200);
    const refunds = '/refunds?from=2026-03-01T00:00:00.000Z&to=2026-04-01T00:00:00.000Z';
    expect((await backend.request('owner-1', refunds)).status).toBe(403);
    expect((await backend.request('admin', refunds)).status).toBe(200);
  });
});

it('is alive and ready as long as its log is', async () => {
  const health = async () =>
    Promise.all([
      backend.request('nobody', '/health/live'),
      backend.request('nobody', '/health/ready'),
    ]);
  expect((await health()).map(({ status }) => status)).toEqual([200, 200]);
  await backend.loseLog();
  expect((await health()).map(({ status }) => status)).toEqual([200, 503]);
  const answer = await backend.request('owner-1', CANCEL, line, key('c-1'));
  expect(answer).toMatchObject({ status: 503, body: { code: 'StoreUnavailable' } });
  expect(answer.headers.get('retry-after')).toBe('1');
});

it('logs what was asked, and nothing that is about a person', async () => {
  const reason = { code: 'too-expensive', comment: 'my telephone number' };
  await backend.request('owner-1', CANCEL, { ...line, reason }, key('c-1'));
  expect(backend.logged()).toContain('"/accounts/:accountId/cancel-subscription"');
  for (const personal of ['telephone', 'a-1', 'owner-1', '127.0.0.1']) {
    const logged = backend.logged().split('\n').slice(1).join('\n');
    expect(logged).not.toContain(personal);
  }
});
