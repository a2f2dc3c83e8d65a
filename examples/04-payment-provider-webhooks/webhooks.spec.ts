import { createDisdetta, createMemoryStore } from 'disdetta';
import { SIGNATURE_HEADER, sign } from './signature.ts';
import { createWebhooks } from './webhooks.ts';

const SECRET = 'a secret';
const NOON = '2026-03-01T12:00:00.000Z';
const PROBLEM = 'application/problem+json; charset=utf-8';

const stage = async () => {
  const disdetta = createDisdetta({ store: createMemoryStore() });
  await disdetta.openAccount({ accountId: 'a-1', at: NOON }, { commandId: 'open' });
  const endpoint = createWebhooks({ disdetta, secrets: [SECRET], clock: () => new Date(NOON) });
  const post = async (body: string, headers: Readonly<Record<string, string>>) => {
    const answer = await endpoint.inject({
      method: 'POST',
      url: '/webhooks',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const { statusCode: status } = answer;
    return { status, headers: answer.headers, body: answer.json<unknown>() };
  };
  const signature = (body: string, at = NOON) => ({
    [SIGNATURE_HEADER]: sign(SECRET, Buffer.from(body), new Date(at)),
  });
  return {
    disdetta,
    endpoint,
    post,
    signature,
    send: async (delivery: object) => {
      const body = JSON.stringify(delivery);
      return post(body, signature(body));
    },
  };
};

const captured = (id = 'evt-1', minorUnits: unknown = 1_499) => ({
  id,
  type: 'payment.captured',
  account: 'a-1',
  occurred: 1_772_323_200,
  object: { payment: 'p-1', invoice: 'i-1', amount: { minorUnits, currency: 'eur' } },
});

describe('a delivery', () => {
  it('is put on record once, under its own id', async () => {
    const { send } = await stage();
    expect(await send(captured())).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
    expect(await send(captured())).toMatchObject({ status: 200, body: { outcome: 'known' } });
    const other = { ...captured(), account: 'a-1', occurred: 1_772_323_201 };
    expect(await send(other)).toMatchObject({ status: 422, body: { code: 'CommandIdReused' } });
  });

  it('of a type that is none of ours is acknowledged and left alone, whatever it holds', async () => {
    const { send } = await stage();
    const payout = { id: 'evt-2', type: 'payout.paid', object: null };
    expect(await send(payout)).toMatchObject({ status: 200, body: { outcome: 'left-alone' } });
  });

  it.each([
    ['an account', { ...captured(), account: 'a-2' }, 'AccountNotFound'],
    [
      'a refund',
      { ...captured(), type: 'refund.failed', object: { refund: 'r-1', failure: 'x' } },
      'RefundNotFound',
    ],
  ])('of %s that is not known yet is asked to come again', async (_, delivery, code) => {
    const { send } = await stage();
    const answer = await send(delivery);
    expect(answer).toMatchObject({ status: 409, body: { code } });
    expect(answer.headers).toMatchObject({
      'content-type': PROBLEM,
      'retry-after': '60',
    });
  });

  it('that says otherwise than an earlier one is for a person to look at', async () => {
    const { send } = await stage();
    await send(captured('evt-1', 1_499));
    const other = await send(captured('evt-2', 1_500));
    expect(other).toMatchObject({ status: 422, body: { code: 'PaymentConflict' } });
    expect(other.headers).not.toHaveProperty('retry-after');
  });

  it('comes again while the log cannot be reached', async () => {
    const { disdetta, send } = await stage();
    await disdetta.close();
    expect(await send(captured())).toMatchObject({ status: 503 });
  });

  it.each([
    ['no JSON', '{', ['']],
    ['no delivery', '[]', ['']],
    ['no object', JSON.stringify({ ...captured(), object: 7 }), ['object']],
    ['no amount', JSON.stringify(captured('evt-1', '14.99')), ['object.amount.minorUnits']],
    [
      'nothing of what its type holds',
      JSON.stringify({ ...captured(), object: {} }),
      ['object.payment', 'object.invoice', 'object.amount'],
    ],
  ])('with %s in it is told every fault', async (_, body, paths) => {
    const { post, signature } = await stage();
    const answer = await post(body, signature(body));
    const faults = paths.map((path) => ({ path }));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'DeliveryUnreadable', facts: { faults } },
    });
  });
});

describe('whoever does not know the secret', () => {
  const body = JSON.stringify(captured());
  const forged = { [SIGNATURE_HEADER]: sign('a guess', Buffer.from(body), new Date(NOON)) };

  it.each([
    [401, 'SignatureMissing', {}],
    [401, 'SignatureWrong', forged],
    [400, 'SignatureUnreadable', { [SIGNATURE_HEADER]: 'v1' }],
  ])('is answered %d %s, and nothing is put on record', async (status, code, headers) => {
    const { post, send } = await stage();
    const answer = await post(body, headers);
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers).toMatchObject({ 'content-type': PROBLEM });
    expect((await send(captured())).body).toEqual({ outcome: 'recorded' });
  });

  it('cannot play back what they caught', async () => {
    const { post, signature } = await stage();
    const answer = await post(body, signature(body, '2026-03-01T11:54:59.000Z'));
    expect(answer).toMatchObject({ status: 401, body: { code: 'SignatureStale' } });
    expect(answer.headers).toHaveProperty('www-authenticate');
  });

  it('is told where requests go wrong before that', async () => {
    const { endpoint, post, signature } = await stage();
    const large = ' '.repeat(64 * 1024 + 1);
    const plain = { ...signature(body), 'content-type': 'text/plain' };
    const nowhere = await endpoint.inject({ url: '/', method: 'GET' });
    expect(await post(large, signature(large))).toMatchObject({ status: 413 });
    expect(await post(body, plain)).toMatchObject({ status: 415 });
    expect(nowhere).toMatchObject({ statusCode: 404 });
  });
});
