import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent } from '../kernel/eventCodec.ts';
import { commandCodecs, decodeCommand } from './commands.ts';
import { eventDefinitions } from './envelope.ts';

const AT = '2026-03-01T12:00:00.000Z';

const FOLDER = join(__dirname, '../../fixtures/events');
const fixtures = readdirSync(FOLDER)
  .map(
    (file) =>
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { type: string; data: object },
  )
  .filter(({ type }) => Object.hasOwn(eventDefinitions, type));

/** JSON in which a record says that it has a prototype of its own. */
const POISON = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';

const poisoned = (record: object): unknown =>
  JSON.parse(`${POISON},${JSON.stringify(record).slice(1)}`);

describe('a payload that reaches for prototypes', () => {
  it.each(Object.keys(commandCodecs))('is refused as %s, by path', (type) => {
    const decoded = decodeCommand({
      type,
      data: poisoned({ accountId: 'a-1' }),
      metadata: poisoned({ commandId: 'c-1' }),
    });
    const paths = isLeft(decoded) ? decoded.left.facts.faults.map(({ path }) => path) : [];
    expect(paths).toEqual(expect.arrayContaining(['data.__proto__', 'metadata.constructor']));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(fixtures.map(({ type, data }) => [type, data] as const))(
    'is read as the %s that it is, and nothing of it is kept',
    (type, data) => {
      const decoded = decodeEvent(eventDefinitions, type, 1, poisoned(data));
      expect(decoded).toEqual(decodeEvent(eventDefinitions, type, 1, data));
      expect(JSON.stringify(decoded)).not.toContain('polluted');
      expect('polluted' in {}).toBe(false);
    },
  );

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'is no command and no event of the type %j',
    (type) => {
      expect(decodeCommand({ type, data: {}, metadata: { commandId: 'c-1' } })).toMatchObject({
        left: {
          facts: { faults: expect.arrayContaining([expect.objectContaining({ path: 'type' })]) },
        },
      });
      expect(decodeEvent(eventDefinitions, type, 1, {})).toMatchObject({
        left: [{ path: 'type' }],
      });
    },
  );
});

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('a payload that is too much', () => {
  it.each([
    ['in a field', { reason: deep(100_000), at: AT }],
    ['in a field that nobody knows', { surprise: deep(100_000), at: AT }],
    ['in the place of an instant', { at: deep(100_000) }],
  ])('is refused when it is a hundred thousand levels deep %s', (_, data) => {
    const decoded = decodeCommand({
      type: 'CancelSubscription',
      data: { accountId: 'a-1', subscriptionId: 's-1', ...data },
      metadata: { commandId: 'c-1' },
    });
    expect(decoded).toMatchObject({ left: { code: 'InvalidCommand', facts: { faults: [{}] } } });
  });

  it('is refused when it has a hundred thousand fields too many, in a short sentence', () => {
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`field ${n}`, n]));
    const decoded = decodeCommand({
      type: 'CloseAccount',
      data: { accountId: 'a-1', at: AT, ...fields },
      metadata: { commandId: 'c-1' },
    });
    if (isRight(decoded)) throw new Error('a command has no such fields');
    expect(decoded.left.facts.faults).toHaveLength(100_000);
    expect(decoded.left.message.length).toBeLessThan(2_000);
  });

  it('is refused when a comment is longer than a comment may be, and not repeated', () => {
    const comment = 'what I always wanted to say '.repeat(100_000);
    const decoded = decodeCommand({
      type: 'CancelSubscription',
      data: { accountId: 'a-1', subscriptionId: 's-1', reason: { code: 'x', comment }, at: AT },
      metadata: { commandId: 'c-1' },
    });
    expect(JSON.stringify(decoded)).not.toContain('always wanted');
    expect(decoded).toMatchObject({
      left: { facts: { faults: [{ path: 'data.reason.comment' }] } },
    });
  });

  it('keeps evidence of an event that is very deep from overflowing anything when it is read', () => {
    const refund = fixtures.find(({ type }) => type === 'RefundRequested');
    const data = { ...refund?.data, evidence: { deep: deep(100_000) } };
    expect(isRight(decodeEvent(eventDefinitions, 'RefundRequested', 1, data))).toBe(true);
  });
});

describe('an amount', () => {
  it.each([
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    1e308,
    '1499',
    [1499],
    1499n,
    true,
    null,
  ])('is not %p', (amount) => {
    const decoded = decodeCommand({
      type: 'RecordPayment',
      data: {
        accountId: 'a',
        invoiceId: 'i',
        paymentId: 'p',
        amount: { amount, currency: 'EUR' },
        paidAt: AT,
      },
      metadata: { commandId: 'c-1' },
    });
    expect(decoded).toMatchObject({
      left: { facts: { faults: [{ path: 'data.amount.amount' }] } },
    });
  });
});
