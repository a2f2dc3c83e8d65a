import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { defaultPolicies } from '../policies/policies.ts';
import { commandOf, stories } from '../testing/intents.ts';
import { commandCodecs, decodeCommand } from './commands.ts';
import { decodeAccountEvent, encodeEvents, originOf } from './envelope.ts';
import type { Event } from './events.ts';
import { unknownAccount } from './state.ts';

const RUNS = Number(process.env['DISDETTA_MUTATIONS'] ?? 100_000);
const SECRET = 'Giulia Bianchi, +39 333 1234567';

const cancel = {
  type: 'CancelSubscription',
  data: {
    accountId: 'account-1',
    subscriptionId: 'plan-1',
    reason: { code: 'too-expensive', comment: SECRET },
    at: '2026-03-10T12:00:00.000Z',
  },
  metadata: { commandId: 'command-1' },
};

const faultsOf = (input: unknown): unknown => {
  const decoded = decodeCommand(input);
  return isLeft(decoded) ? decoded.left.facts.faults : [];
};

describe('a command', () => {
  it('comes from a customer unless it says otherwise', () => {
    const decoded = decodeCommand(cancel);
    expect(isRight(decoded) && decoded.right.metadata.actor).toEqual({ kind: 'customer' });
  });

  it.each([
    [
      'nothing',
      undefined,
      [{ path: '', expected: 'a command { type, data, metadata }', found: 'missing' }],
    ],
    [
      'a list',
      [],
      [{ path: '', expected: 'a command { type, data, metadata }', found: 'array of 0' }],
    ],
    [
      'an unknown type',
      { ...cancel, type: 'CancelEverything' },
      [{ path: 'type', expected: 'the type of a command', found: 'string of 16 characters' }],
    ],
    [
      'the type __proto__',
      { ...cancel, type: '__proto__' },
      [{ path: 'type', expected: 'the type of a command', found: 'string of 9 characters' }],
    ],
    [
      'no metadata',
      { type: cancel.type, data: cancel.data },
      [{ path: 'metadata', expected: 'the metadata of a command', found: 'missing' }],
    ],
    [
      'an instant without a zone',
      { ...cancel, data: { ...cancel.data, at: '2026-03-10T12:00:00.000' } },
      [
        {
          path: 'data.at',
          expected: 'an instant such as 2026-03-01T00:00:00.000Z',
          found: 'string of 23 characters',
        },
      ],
    ],
    [
      'a field that nobody knows',
      { ...cancel, data: { ...cancel.data, resaon: { code: 'x' } } },
      [{ path: 'data.resaon', expected: 'no such field', found: 'object' }],
    ],
    [
      'a comment that is no text',
      { ...cancel, data: { ...cancel.data, reason: { code: 'x', comment: 5 } } },
      [
        {
          path: 'data.reason.comment',
          expected: 'a text of at most 5000 characters',
          found: 'number',
        },
      ],
    ],
  ])('that is %s is refused with what was expected and found', (_, input, faults) => {
    expect(faultsOf(input)).toEqual(faults);
  });

  it('is refused with every fault at once', () => {
    const faults = faultsOf({
      type: 'RequestRefund',
      data: { subscriptionId: '', agreedAmount: { amount: 14.99, currency: 'EURO' } },
      metadata: { commandId: 'a\nb', actor: { kind: 'robot' } },
    });
    expect((faults as { path: string }[]).map(({ path }) => path)).toEqual([
      'data.accountId',
      'data.subscriptionId',
      'data.refundId',
      'data.agreedAmount.amount',
      'data.agreedAmount.currency',
      'data.at',
      'metadata.commandId',
      'metadata.actor.kind',
    ]);
  });
});

describe('very many faults', () => {
  it('are all told as facts, and ten of them in the sentence', () => {
    const decoded = decodeCommand({
      type: 'RecordBilling',
      data: {
        accountId: 'account-1',
        invoiceId: 'invoice-1',
        billedAt: '2026-03-01T00:00:00.000Z',
        lines: Array.from({ length: 300_000 }, () => 0),
      },
      metadata: { commandId: 'command-1' },
    });
    if (isRight(decoded)) throw new Error('these lines are none');
    expect(decoded.left.facts.faults).toHaveLength(300_000);
    expect(decoded.left.message).toMatch(/data\.lines\.9 should be .*; and 299990 more\.$/);
    expect(decoded.left.message.length).toBeLessThan(2_000);
  });
});

/** Puts a value somewhere into an input, takes a field away, or adds one. */
const mutate = (
  input: unknown,
  path: readonly number[],
  value: unknown,
  remove: boolean,
): unknown => {
  const [step, ...rest] = path;
  if (step === undefined || typeof input !== 'object' || input === null) return value;
  if (Array.isArray(input)) {
    const index = input.length === 0 ? 0 : step % input.length;
    return input.with(index, mutate(input[index], rest, value, remove));
  }
  const keys = Object.keys(input);
  const key = keys[step % (keys.length + 1)] ?? 'surprise';
  const { [key]: inner, ...others } = input as Record<string, unknown>;
  return remove && rest.length === 0
    ? others
    : { ...others, [key]: mutate(inner, rest, value, remove) };
};

const garbage = fc.oneof(
  fc.constantFrom<unknown>(SECRET, null, undefined, NaN, -1, 14.99, 2 ** 60, '', [], {}, 10n),
  fc.anything(),
  fc.constant(JSON.parse('{"__proto__": {"polluted": true}}') as unknown),
);

const commands = stories.map((story) =>
  story.map((intent, place) => commandOf(intent, place, unknownAccount(), defaultPolicies)),
);

describe('bad input', () => {
  it('always gets a typed error that names the path and shows no value', () => {
    fc.assert(
      fc.property(
        commands.filter(({ length }) => length > 0).map(([first]) => first),
        fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 }),
        garbage,
        fc.boolean(),
        (command, path, value, remove) => {
          const decoded = decodeCommand(mutate(command, path, value, remove));
          if (isRight(decoded)) {
            expect(Object.keys(commandCodecs)).toContain(decoded.right.type);
            return;
          }
          const { code, facts } = decoded.left;
          expect(code).toBe('InvalidCommand');
          expect(facts.faults.length).toBeGreaterThan(0);
          expect(JSON.stringify(decoded.left)).not.toContain(SECRET);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('in stored texts is undecodable by path, and never an exception', () => {
    const cancelled: Event = {
      type: 'SubscriptionCancelled',
      data: {
        accountId: 'account-1',
        subscriptionId: 'plan-1',
        reason: { code: 'too-expensive', comment: SECRET },
        cause: 'customer',
        cancelledAt: cancel.data.at as Event<'SubscriptionCancelled'>['data']['cancelledAt'],
        effectiveAt: cancel.data.at as Event<'SubscriptionCancelled'>['data']['cancelledAt'],
      },
    };
    const decodedCommand = decodeCommand(cancel);
    if (isLeft(decodedCommand)) throw new Error('the example is a command');
    const [encoded] = encodeEvents(
      [cancelled],
      originOf(decodedCommand.right, defaultPolicies),
      null,
    );
    if (encoded === undefined) throw new Error('one event is encoded as one');
    const place = {
      stream: 'account-account-1',
      revision: 0n,
      position: 1n,
      recordedAt: cancelled.data.cancelledAt,
    };
    fc.assert(
      fc.property(
        fc.constantFrom('data', 'metadata'),
        fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 }),
        fc.oneof(fc.jsonValue(), fc.constant(SECRET)),
        fc.boolean(),
        (field, path, value, remove) => {
          const mutated = mutate(JSON.parse(encoded[field as 'data']), path, value, remove);
          const decoded = decodeAccountEvent({
            ...encoded,
            ...place,
            [field]: JSON.stringify(mutated),
          });
          if (isRight(decoded)) return;
          const { code, facts, message } = decoded.left;
          expect(code).toBe('UndecodableEvent');
          expect(facts.faults.length).toBeGreaterThan(0);
          expect(JSON.stringify([facts.faults, message])).not.toContain(SECRET);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('what is told of a command that cannot be read', () => {
  const messageOf = (input: unknown): string => {
    const decoded = decodeCommand(input);
    return isLeft(decoded) ? decoded.left.message : '';
  };

  it('is one sentence that names each fault by its path', () => {
    const data = { accountId: 'account-1', at: '2026-03-10', because: 'so' };
    expect(messageOf({ ...cancel, data })).toBe(
      'The command cannot be read: data.subscriptionId should be an id of 1 to 200 characters ' +
        'without control characters, found missing; data.at should be an instant such as ' +
        '2026-03-01T00:00:00.000Z, found string of 10 characters; data.because is not ' +
        'a field that is known.',
    );
  });

  it('names what is no command at all', () => {
    const sentence = 'it should be a command { type, data, metadata }, found';
    expect(messageOf(null)).toBe(`The command cannot be read: ${sentence} null.`);
    expect(messageOf(7)).toBe(`The command cannot be read: ${sentence} number.`);
  });

  it('names a type that is no word, though it reads like one', () => {
    expect(faultsOf({ ...cancel, type: ['CancelSubscription'] })).toEqual([
      { path: 'type', expected: 'the type of a command', found: 'array of 1' },
    ]);
  });
});

describe('the comment of a reason', () => {
  const withComment = (comment: unknown): unknown => ({
    ...cancel,
    data: { ...cancel.data, reason: { code: 'other', comment } },
  });

  it('may have 5000 characters and no more', () => {
    expect(faultsOf(withComment('a'.repeat(5_000)))).toEqual([]);
    expect(faultsOf(withComment('a'.repeat(5_001)))).toMatchObject([
      { path: 'data.reason.comment' },
    ]);
  });

  it('is a text', () => {
    expect(faultsOf(withComment(['a']))).toMatchObject([{ path: 'data.reason.comment' }]);
  });
});
