import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../kernel/codec.ts';
import { defaultPolicies } from '../policies/policies.ts';
import { decodeMetadata, eventMetadata } from './metadata.ts';

const metadataOf = (place: number, policies: object = defaultPolicies) => ({
  schemaVersion: 1,
  previousHash: place === 0 ? null : String(place % 10).repeat(64),
  commandId: `c-${place}`,
  commandType: 'CloseAccount',
  command: { type: 'CloseAccount', metadata: { note: ',"decidedBy":{}}' } },
  actor: { kind: 'customer' },
  decidedBy: { library: '0.1.0', policies },
});

const others = { ...defaultPolicies, refund: { name: 'never', version: 1 } };

/** What the thorough codec says of a text, as the quick way should. */
const thoroughly = (text: string): string => {
  try {
    return JSON.stringify(decodeWith(eventMetadata, JSON.parse(text), 'metadata'));
  } catch {
    return 'no JSON';
  }
};

const quickly = (text: string): string => {
  const decoded = decodeMetadata(text);
  return isLeft(decoded) && decoded.left.some(({ expected }) => expected === 'JSON text')
    ? 'no JSON'
    : JSON.stringify(decoded);
};

const ENDING = JSON.stringify(metadataOf(1)).slice(
  JSON.stringify(metadataOf(1)).lastIndexOf(',"decidedBy"'),
);

/** What can befall the text before the policies. */
const beginnings = fc.oneof(
  fc.constantFrom('', '{', '{}', '[1', '{"a":1', '{"a":"', '{"decidedBy":1', '{"x":{"y":1'),
  fc
    .record({
      text: fc.constantFrom(JSON.stringify(metadataOf(3)), JSON.stringify(metadataOf(0))),
      at: fc.nat({ max: 300 }),
      insert: fc.constantFrom('', '"', '\\', '}', '{', ',', '1', '\n', ' ', '"a":1,'),
      drop: fc.nat({ max: 2 }),
    })
    .map(({ text, at, insert, drop }) => {
      const beginning = text.slice(0, -ENDING.length);
      return beginning.slice(0, at) + insert + beginning.slice(at + drop);
    }),
);

describe('the metadata of an event', () => {
  it('is read alike, whether the policies are as before or not', () => {
    for (const place of [0, 1, 2, 3]) {
      for (const policies of [defaultPolicies, defaultPolicies, others, defaultPolicies]) {
        const text = JSON.stringify(metadataOf(place, policies));
        expect(quickly(text)).toBe(thoroughly(text));
      }
    }
  });

  it('shares the policies of the events before, which nobody can alter', () => {
    const [one, other] = [1, 2].map((place) => decodeMetadata(JSON.stringify(metadataOf(place))));
    if (one === undefined || other === undefined || isLeft(one) || isLeft(other)) {
      throw new Error('both are in order');
    }
    expect(one.right.decidedBy).toBe(other.right.decidedBy);
    expect(Object.isFrozen(one.right.decidedBy.policies.refund)).toBe(true);
  });

  it('is never read more kindly because its policies are known', () => {
    let taken = 0;
    fc.assert(
      fc.property(beginnings, (beginning) => {
        decodeMetadata(JSON.stringify(metadataOf(1)));
        const text = beginning + ENDING;
        const quick = quickly(text);
        expect(quick).toBe(thoroughly(text));
        if (isRight(decodeMetadata(text))) taken += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
