import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRight, right } from 'fp-ts/lib/Either.js';
import { decodeEvent } from '../kernel/eventCodec.ts';
import type { EventDefinitions } from '../kernel/eventCodec.ts';
import { eventDefinitions } from './envelope.ts';
import { eventCodecs, isEventType } from './events.ts';
import { journalDefinitions } from './refusedCommand.ts';

const definitions: EventDefinitions<unknown> = { ...eventDefinitions, ...journalDefinitions };

interface Fixture {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

const FOLDER = join(__dirname, '../../fixtures/events');

/** One stored example of every version of every event; they are kept for ever. */
const fixtures = readdirSync(FOLDER).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Fixture,
]);

describe('event names and shapes are storage', () => {
  it('has an example of every version of every event', () => {
    const expected = Object.entries(definitions).flatMap(([type, { version }]) =>
      Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`),
    );
    expect(fixtures.map(([file]) => file).toSorted()).toEqual(expected.toSorted());
    expect(Object.keys(eventDefinitions)).toEqual(Object.keys(eventCodecs));
  });

  it.each(fixtures)('reads %s', (_, { type, schemaVersion, data }) => {
    expect(isRight(decodeEvent(definitions, type, schemaVersion, data))).toBe(true);
  });

  it.each(
    fixtures.filter(([, { type, schemaVersion }]) => definitions[type]?.version === schemaVersion),
  )('writes %s as it was stored, field by field in the same order', (_, fixture) => {
    const { type, schemaVersion, data } = fixture;
    const event = decodeEvent(definitions, type, schemaVersion, data);
    expect(JSON.stringify(isRight(event) ? (event.right as Fixture).data : event.left)).toBe(
      JSON.stringify(data),
    );
    expect(event).toEqual(right({ type, data }));
  });
});

describe('the type of an event', () => {
  it.each(Object.keys(eventCodecs))('is %s', (type) => {
    expect(isEventType(type)).toBe(true);
  });

  it.each([['CancelSubscription'], ['toString'], [['AccountOpened']], [null]])(
    'is not %j',
    (type) => {
      expect(isEventType(type)).toBe(false);
    },
  );
});

describe('the policy that decided a refund', () => {
  const [, requested] = fixtures.find(([, { type }]) => type === 'RefundRequested') ?? [];
  const faultsWith = (version: unknown): unknown => {
    const policy = { name: 'never', version };
    const data = { ...(requested?.data as object), policy };
    const decoded = decodeEvent(definitions, 'RefundRequested', 1, data);
    return isRight(decoded) ? [] : decoded.left.map(({ path }) => path);
  };

  it('is of a whole version from 1 on', () => {
    expect(faultsWith(1)).toEqual([]);
    for (const version of [0, -1, 1.5, '2']) {
      expect(faultsWith(version)).toEqual(['data.policy.version']);
    }
  });
});
