import { isLeft, right } from 'fp-ts/lib/Either.js';
import { jsonSchemaOf } from '../kernel/jsonSchema.ts';
import { decodePolicies, defaultPolicies } from './policies.ts';
import { namedPolicyCodecs } from './policy.ts';

describe('policies', () => {
  it('are the default ones where nothing is decided', () => {
    expect(decodePolicies({})).toEqual(right(defaultPolicies));
  });

  it('may be composed, scheduled and versioned', () => {
    const refund = [
      {
        from: '2026-01-01T00:00:00.000Z',
        policy: {
          firstOf: [
            { name: 'unused-since-last-billing' },
            { allOf: [{ name: 'prorated-within-days', version: 2, days: 14 }, { name: 'never' }] },
          ],
        },
      },
    ];
    expect(decodePolicies({ refund, addOns: 'cancel-first' })).toMatchObject(
      right({ ...defaultPolicies, refund, addOns: 'cancel-first' }),
    );
  });

  it.each([
    ['a number', 5, ['policies']],
    ['a refund policy that is nothing', { refund: null }, ['policies.refund']],
    ['a refund policy without a name', { refund: {} }, ['policies.refund']],
    ['a refund policy whose name is a list', { refund: { name: ['never'] } }, ['policies.refund']],
    ['a refund policy that is a word', { refund: 'never' }, ['policies.refund']],
    ['a refund policy of an unknown name', { refund: { name: 'toString' } }, ['policies.refund']],
    [
      'days that are none',
      { refund: { name: 'prorated-within-days', days: 1.5 } },
      ['policies.refund.days'],
    ],
    [
      'days before the billing',
      { refund: { name: 'prorated-within-days', days: -1 } },
      ['policies.refund.days'],
    ],
    [
      'more than a hundred years of days',
      { refund: { name: 'prorated-within-days', days: 36_501 } },
      ['policies.refund.days'],
    ],
    [
      'a version that is none',
      { refund: { name: 'never', version: 0 } },
      ['policies.refund.version'],
    ],
    [
      'a field that the policy does not have',
      { refund: { name: 'never', days: 3 } },
      ['policies.refund.days'],
    ],
    [
      'a member that is nobody',
      { refund: { firstOf: [{ name: 'never' }, {}] } },
      ['policies.refund.firstOf.1'],
    ],
    [
      'a member with a field too much',
      { refund: { allOf: [{ name: 'never', days: 1 }] } },
      ['policies.refund.allOf.0.days'],
    ],
    [
      'an entry of a schedule without a start',
      { refund: [{ policy: { name: 'never' } }] },
      ['policies.refund.0.from'],
    ],
    [
      'two faults',
      { addOns: 'keep', reasons: 'required' },
      ['policies.addOns', 'policies.reasons'],
    ],
  ])('with %s are refused by path', (_, input, paths) => {
    const decoded = decodePolicies(input);
    expect(isLeft(decoded) ? decoded.left.map(({ path }) => path) : []).toEqual(paths);
  });

  it('give back all of a withdrawal unless they say otherwise', () => {
    const { withdrawal } = defaultPolicies;
    expect(withdrawal).toEqual({ name: 'withdrawal', version: 1, startedOnRequest: false });
    expect(decodePolicies({ withdrawal: {} })).toMatchObject(right({ withdrawal }));
  });

  it.each([0, 36_500])('may give %i days', (days) => {
    const refund = { name: 'prorated-within-days', version: 1, days };
    expect(decodePolicies({ refund })).toMatchObject(right({ refund }));
  });

  it('that are no object at all are told what they have to be', () => {
    expect(decodePolicies(5)).toMatchObject({
      left: [{ path: 'policies', expected: 'policies', found: 'number' }],
    });
  });

  it('are versioned by whole numbers from 1, and say so in their schema', () => {
    expect(jsonSchemaOf(namedPolicyCodecs.never)).toMatchObject({
      properties: { version: { type: 'integer', minimum: 1, default: 1 } },
    });
  });

  it('with a policy that nobody knows are told those that there are', () => {
    const decoded = decodePolicies({ refund: { name: 'as-we-like' } });
    expect(decoded).toMatchObject({
      left: [{ expected: expect.stringMatching(/named unused-since-last-billing, .*never/) }],
    });
  });
});
