import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { ownedDecoder } from './checker.ts';
import type { UndecodableEvent } from './eventStore.ts';
import { describeKind, spellFaults } from './fault.ts';
import type { Fault } from './fault.ts';
import { parseJson } from './json.ts';
import type { RecordedEvent, StoredEvent } from './recordedEvent.ts';

/** How one type of event is read: its codec today, and how older versions become today's. */
export interface EventDefinition<Event> {
  readonly codec: t.Decoder<unknown, Event>;
  /** The version of the data that is written today, from 1. */
  readonly version: number;
  /** Lifts the data of version N to N + 1, by N. */
  readonly upcasts: Readonly<Record<number, (data: unknown) => unknown>>;
}

/** Every type of event of a log, by its tag. */
export type EventDefinitions<Event> = Readonly<Record<string, EventDefinition<Event>>>;

const versionFault = (expected: string, version: number): readonly Fault[] => [
  { path: 'metadata.schemaVersion', expected, found: `version ${version}` },
];

/** The data of an older version, lifted to today's one step at a time. */
const lift = (
  { version: today, upcasts }: EventDefinition<unknown>,
  version: number,
  data: unknown,
): Either<readonly Fault[], unknown> => {
  // An older library must not guess at what a later one wrote.
  if (version > today) return left(versionFault(`a schema version up to ${today}`, version));
  let lifted = data;
  for (let step = version; step < today; step += 1) {
    const upcast = upcasts[step];
    if (upcast === undefined) {
      return left(versionFault(`a schema version with a way up to ${today}`, step));
    }
    lifted = upcast(lifted);
  }
  return right(lifted);
};

/** Reads an event by its tag: the codec of that type alone, after the upcasts it needs. */
export const decodeEvent = <Event>(
  definitions: EventDefinitions<Event>,
  type: string,
  version: number,
  data: unknown,
): Either<readonly Fault[], Event> => {
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined;
  if (definition === undefined) {
    return left([{ path: 'type', expected: 'a known type of event', found: describeKind(type) }]);
  }
  const lifted = lift(definition, version, data);
  return isLeft(lifted) ? lifted : ownedDecoder(definition.codec)({ type, data: lifted.right });
};

/** Reads stored texts back into an event with its envelope, or tells where and why not. */
export const decodeStoredEvent = <Event, Metadata extends { readonly schemaVersion: number }>(
  definitions: EventDefinitions<Event>,
  decodeMetadata: (text: string) => Either<readonly Fault[], Metadata>,
): ((stored: StoredEvent) => Either<UndecodableEvent, RecordedEvent<Event, Metadata>>) => {
  const today = new Map(
    Object.entries(definitions).map(([type, { version, codec }]) => [
      type,
      { version, decode: ownedDecoder(codec) },
    ]),
  );

  const decodeData = (
    type: string,
    version: number,
    data: unknown,
  ): Either<readonly Fault[], Event> => {
    const definition = today.get(type);
    return definition?.version === version
      ? definition.decode({ type, data })
      : decodeEvent(definitions, type, version, data);
  };

  return (stored) => {
    const { stream, revision } = stored;
    const metadata = decodeMetadata(stored.metadata);
    if (isLeft(metadata)) return undecodable(stream, revision, metadata.left);
    const data = parseJson(stored.data, 'data');
    if (isLeft(data)) return undecodable(stream, revision, data.left);
    const event = decodeData(stored.type, metadata.right.schemaVersion, data.right);
    if (isLeft(event)) return undecodable(stream, revision, event.left);
    return right({
      ...event.right,
      id: stored.id,
      stream,
      revision,
      position: stored.position,
      recordedAt: stored.recordedAt,
      metadata: metadata.right,
    });
  };
};

const undecodable = (
  stream: string,
  revision: bigint,
  faults: readonly Fault[],
): Either<UndecodableEvent, never> =>
  left({
    code: 'UndecodableEvent',
    message: `Event ${revision} of ${stream} cannot be read: ${spellFaults(faults)}.`,
    facts: { stream, revision, faults },
  });
