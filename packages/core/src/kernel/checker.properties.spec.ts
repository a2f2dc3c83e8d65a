import fc from 'fast-check';
import * as t from 'io-ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventMetadata } from '../account/metadata.ts';
import { eventCodecs, isEventType } from '../account/events.ts';
import { checkerOf, ownedDecoder } from './checker.ts';
import { decodeWith, defaulted, optional, record } from './codec.ts';

const FOLDER = join(__dirname, '../../fixtures/events');

interface Example {
  readonly codec: t.Mixed;
  readonly value: unknown;
}

const events = readdirSync(FOLDER).flatMap((file): readonly Example[] => {
  const { type, data } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as {
    readonly type: string;
    readonly data: unknown;
  };
  return isEventType(type) ? [{ codec: eventCodecs[type], value: { type, data } }] : [];
});

const metadata: Example = {
  codec: eventMetadata,
  value: {
    schemaVersion: 1,
    previousHash: null,
    commandId: 'c-1',
    commandType: 'CloseAccount',
    command: { type: 'CloseAccount' },
    actor: { kind: 'customer' },
    correlationId: 'x',
    decidedBy: {
      library: '0.1.0',
      policies: {
        refund: { firstOf: [{ name: 'never', version: 1 }] },
        addOns: 'follow-plan',
        reason: 'optional',
        payments: 'assumed',
        withdrawal: { name: 'withdrawal', version: 1, startedOnRequest: false },
      },
    },
  },
};

const examples = [...events, metadata];

/** What can befall stored JSON: a value becomes another, a field goes, comes, or moves to the end. */
type Damage = (value: unknown) => unknown;

const replacement: Damage[] = [
  null,
  0,
  -1,
  1.5,
  '',
  'EUR',
  true,
  [],
  {},
  ['x'],
  '2026-02-30T00:00:00.000Z',
].map((value) => () => value);
const onObject =
  (change: (entries: [string, unknown][]) => [string, unknown][]): Damage =>
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(change(Object.entries(value)))
      : value;
const reshaping: Damage[] = [
  onObject((entries) => entries.slice(1)),
  onObject((entries) => entries.slice(0, -1)),
  onObject(([first, ...rest]) => (first === undefined ? rest : [...rest, first])),
  onObject((entries) => [...entries, ['unheard-of', 1]]),
  onObject((entries) => [...entries, ['__proto__', { a: 1 }]]),
];

/** Does the damage at a place deep inside a value, found by turning at each level. */
const damageAt = (value: unknown, turns: readonly number[], damage: Damage): unknown => {
  const [turn, ...rest] = turns;
  if (turn === undefined || typeof value !== 'object' || value === null) return damage(value);
  const keys = Object.keys(value);
  const key = keys[turn % Math.max(1, keys.length)];
  if (key === undefined) return damage(value);
  const inner = damageAt((value as Record<string, unknown>)[key], rest, damage);
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === key ? inner : item));
  return { ...value, [key]: inner };
};

const damages = fc.array(
  fc.record({
    turns: fc.array(fc.nat({ max: 9 }), { maxLength: 4 }),
    damage: fc.constantFrom(...replacement, ...reshaping),
  }),
  { maxLength: 3 },
);

describe('the checker of a codec', () => {
  it.each(examples.map((example): [string, Example] => [example.codec.name, example]))(
    'takes %s as it is stored',
    (_, { codec, value }) => {
      expect(checkerOf(codec)(value)).toBe(true);
    },
  );

  it('never changes what a value is decoded to, nor the faults in it', () => {
    let tried = 0;
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...examples), damages, ({ codec, value }, all) => {
        const damaged = all.reduce<unknown>(
          (current, { turns, damage }) => damageAt(current, turns, damage),
          value,
        );
        const text = JSON.stringify(damaged);
        const quick = ownedDecoder(codec)(JSON.parse(text));
        expect(JSON.stringify(quick)).toBe(JSON.stringify(decodeWith(codec, JSON.parse(text))));
        tried += 1;
        if (checkerOf(codec)(JSON.parse(text))) taken += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(tried / 10);
  });

  it.each<[string, t.Mixed, unknown]>([
    ['a codec that it does not know', new t.Type('any', t.unknown.is, t.success, t.identity), 1],
    ['an empty list for a record that may be empty', record('r', { a: optional(t.string) }), []],
    ['a record without a field that is filled in', record('r', { a: defaulted(t.string, '') }), {}],
    ['what has a prototype of its own for any record', t.UnknownRecord, new Map()],
  ])('leaves to the codec: %s', (_, codec, value) => {
    expect(checkerOf(codec)(value)).toBe(false);
  });
});
