import {
  decodePolicies,
  decodeWith,
  defaulted,
  describeKind,
  eventCodecs,
  id,
  instant,
  isCommandType,
  isEventType,
  optional,
  record,
  refined,
  unknownFields,
} from '@disdetta/core';
import type { Event, Fault, Instant, Policies } from '@disdetta/core';
import { decodeQuery } from '@disdetta/projections';
import type { Query } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

/** Something that comes before the command in question: an event, or a command of its own. */
export type GivenItem =
  | { readonly kind: 'event'; readonly event: Event; readonly recordedAt: Instant | null }
  | { readonly kind: 'command'; readonly command: Readonly<Record<string, unknown>> };

/** What a command is expected to come to. */
export type Then =
  | { readonly kind: 'events'; readonly events: readonly unknown[] }
  | { readonly kind: 'rejected'; readonly rejected: Readonly<Record<string, unknown>> }
  | { readonly kind: 'invalid'; readonly paths: readonly string[] };

/** A question and the answer to expect. */
export interface ExpectedAnswer {
  readonly query: Query;
  readonly answer: unknown;
}

/** One scenario, as its file tells it. */
export interface Scenario {
  readonly name: string;
  readonly policies: Policies;
  readonly given: readonly GivenItem[];
  readonly when: readonly unknown[];
  readonly then: Then | null;
  readonly queries: readonly ExpectedAnswer[];
  readonly anyOrderOfGiven: boolean;
}

type Decoded<A> = E.Either<readonly Fault[], A>;

const isNonEmpty = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

const scenarioFile = record('a scenario', {
  scenario: refined('a sentence', isNonEmpty),
  policies: defaulted(t.UnknownRecord, {}),
  given: defaulted(t.readonlyArray(t.UnknownRecord, 'a list of events and commands'), []),
  when: optional(t.unknown),
  then: optional(t.UnknownRecord),
  queries: defaulted(
    t.readonlyArray(
      record('a query { query, data, answer }', {
        query: id,
        data: t.UnknownRecord,
        answer: t.unknown,
      }),
      'a list of queries',
    ),
    [],
  ),
  anyOrderOfGiven: defaulted(t.boolean, false),
});

/** Reads a scenario from any input, or answers every fault in it by path. */
export const decodeScenario = (input: unknown): Decoded<Scenario> => {
  const outer = decodeWith(scenarioFile, input);
  const surplus = unknownFields(scenarioFile, input);
  if (E.isLeft(outer)) return E.left([...outer.left, ...surplus]);
  const file = outer.right;
  const policies = decodePolicies(file.policies);
  const given = all(file.given.map((item, index) => decodeGiven(item, `given.${index}`)));
  const then = file.then === undefined ? E.right(null) : decodeThen(file.then);
  const when = decodeWhen(file.when, E.isRight(then) ? then.right : null);
  const queries = all(
    file.queries.map(({ query, data, answer }, index) =>
      pipe(
        decodeQuery(query, data),
        E.mapLeft((faults) => faults.map(under(`queries.${index}`))),
        E.map((decoded): ExpectedAnswer => ({ query: decoded, answer })),
      ),
    ),
  );
  if (
    E.isRight(policies) &&
    E.isRight(given) &&
    E.isRight(then) &&
    E.isRight(when) &&
    E.isRight(queries) &&
    surplus.length === 0
  ) {
    return E.right({
      name: file.scenario,
      policies: policies.right,
      given: given.right,
      when: when.right,
      then: then.right,
      queries: queries.right,
      anyOrderOfGiven: file.anyOrderOfGiven,
    });
  }
  return E.left([policies, given, when, then, queries].flatMap(leftOf).concat(surplus));
};

const leftOf = (decoded: Decoded<unknown>): readonly Fault[] =>
  E.isLeft(decoded) ? decoded.left : [];

const all = <A>(decoded: readonly Decoded<A>[]): Decoded<readonly A[]> => {
  const faults = decoded.flatMap(leftOf);
  return faults.length > 0
    ? E.left(faults)
    : E.right(decoded.flatMap((one) => (E.isRight(one) ? [one.right] : [])));
};

const under =
  (root: string) =>
  (fault: Fault): Fault => ({ ...fault, path: fault.path === '' ? root : `${root}.${fault.path}` });

const unknownType = (path: string, expected: string, type: unknown): Decoded<never> =>
  E.left([{ path: `${path}.type`, expected, found: describeKind(type) }]);

const recordedFields = record('what a given event may say of its record', {
  recordedAt: optional(instant),
});

const decodeGiven = (item: Readonly<Record<string, unknown>>, path: string): Decoded<GivenItem> => {
  const { recordedAt, ...told } = item;
  if (isCommandType(told['type'])) {
    return recordedAt === undefined
      ? E.right({ kind: 'command', command: told })
      : E.left([{ path: `${path}.recordedAt`, expected: 'no such field', found: 'a field' }]);
  }
  if (!isEventType(told['type'])) {
    return unknownType(path, 'the type of an event or a command', told['type']);
  }
  // Who gave a command, and why, changes no answer: a given event may say so.
  const bare = Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'metadata'));
  const codec = eventCodecs[told['type']];
  const event = decodeWith<Event>(codec, bare, path);
  const record = decodeWith(recordedFields, recordedAt === undefined ? {} : { recordedAt }, path);
  const surplus = unknownFields(codec, bare).map(under(path));
  if (E.isRight(event) && E.isRight(record) && surplus.length === 0) {
    const at = record.right.recordedAt ?? null;
    return E.right({ kind: 'event', event: event.right, recordedAt: at });
  }
  return E.left([...leftOf(event), ...leftOf(record), ...surplus]);
};

const decodeWhen = (when: unknown, then: Then | null): Decoded<readonly unknown[]> => {
  if (when === undefined) {
    return then === null
      ? E.right([])
      : E.left([{ path: 'when', expected: 'a command, since there is a then', found: 'missing' }]);
  }
  const commands: readonly unknown[] = Array.isArray(when) ? when : [when];
  if (commands.length === 0) {
    return E.left([
      { path: 'when', expected: 'a command, or a list of them', found: 'array of 0' },
    ]);
  }
  return E.right(commands);
};

const thenCodec = record('{ events }, { rejected } or { invalid }', {
  events: optional(t.readonlyArray(t.UnknownRecord, 'a list of events')),
  rejected: optional(t.UnknownRecord),
  invalid: optional(record('{ paths }', { paths: t.readonlyArray(t.string, 'a list of paths') })),
});

const decodeThen = (input: unknown): Decoded<Then> => {
  const decoded = decodeWith(thenCodec, input, 'then');
  const surplus = unknownFields(thenCodec, input, 'then');
  if (E.isLeft(decoded)) return E.left([...decoded.left, ...surplus]);
  if (surplus.length > 0) return E.left(surplus);
  const { events, rejected, invalid } = decoded.right;
  const told = [events, rejected, invalid].filter((one) => one !== undefined);
  if (told.length !== 1) {
    const expected = 'one of { events }, { rejected } and { invalid }';
    return E.left([{ path: 'then', expected, found: `${told.length} of them` }]);
  }
  if (events !== undefined) return expectedEvents(events);
  if (rejected !== undefined) return E.right({ kind: 'rejected', rejected });
  return E.right({ kind: 'invalid', paths: invalid?.paths ?? [] });
};

/** What stands with an event on record, beside its type and its data. */
export const ENVELOPE: readonly string[] = [
  'id',
  'stream',
  'revision',
  'position',
  'recordedAt',
  'metadata',
];

/** The part of an expected event that is its own, and not of its record. */
const withoutEnvelope = (event: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(event).filter(([field]) => !ENVELOPE.includes(field)));

/** Expected events may name any part of an event, and nothing that no event of the type has. */
const expectedEvents = (events: readonly Readonly<Record<string, unknown>>[]): Decoded<Then> => {
  const faults = events.flatMap((event, index) => {
    const path = `then.events.${index}`;
    const { type } = event;
    return isEventType(type)
      ? unknownFields(eventCodecs[type], withoutEnvelope(event)).map(under(path))
      : leftOf(unknownType(path, 'the type of an event', type));
  });
  return faults.length > 0 ? E.left(faults) : E.right({ kind: 'events', events });
};
