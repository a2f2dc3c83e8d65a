import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { freeze } from 'immer';
import * as t from 'io-ts';
import { checkerOf } from '../kernel/checker.ts';
import { optional, record } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import type { Fault } from '../kernel/fault.ts';
import { parseJson, textDecoder } from '../kernel/json.ts';
import { policiesCodec } from '../policies/policies.ts';
import { id } from '../values/ids.ts';
import { actor } from './vocabulary.ts';

/** What is another one with every event. */
const ownFields = {
  schemaVersion: t.number,
  /** SHA-256 of the event before it in its stream; null for the first. */
  previousHash: t.union([t.string, t.null]),
  commandId: id,
  commandType: id,
  /** The command as it was given, so that an audit can decide it again. */
  command: t.UnknownRecord,
  actor,
  correlationId: optional(id),
  causationId: optional(id),
};

const metadataFields = {
  ...ownFields,
  /** Last, so that it is found without reading what stands before it. */
  decidedBy: record('what decided { library, policies }', {
    library: t.string,
    policies: policiesCodec,
  }),
};

/** What stands with every event: who asked for what, what decided, and the link of the chain. */
export type EventMetadata = RecordOf<typeof metadataFields>;

/** Decodes the metadata of an event. */
export const eventMetadata = record('the metadata of an event', metadataFields);

type OwnMetadata = RecordOf<typeof ownFields>;

const isOwnInOrder = checkerOf(record('what is another one with every event', ownFields));
const isOwn = (value: unknown): value is OwnMetadata => isOwnInOrder(value);

const decodeThoroughly = textDecoder(eventMetadata, 'metadata');

/** What decided the event that was read last, and how the metadata ends that tells so. */
interface Decider {
  readonly ending: string;
  readonly decidedBy: EventMetadata['decidedBy'];
}

const deciderOf = ({ decidedBy }: EventMetadata): Decider => ({
  ending: `,"decidedBy":${JSON.stringify(decidedBy)}}`,
  decidedBy: freeze(decidedBy, true),
});

/**
 * Reads metadata that ends with a known decider. What stands before it is closed and read by
 * itself: it is an object then exactly if the whole is, and the decider is the last of its fields.
 */
const readBefore = ({ ending, decidedBy }: Decider, text: string): EventMetadata | null => {
  const from = text.length - ending.length;
  // Not `endsWith`, which compares letter by letter and takes as long as reading would.
  if (text.slice(from) !== ending) return null;
  const own = parseJson(`${text.slice(0, from)}}`, 'metadata');
  return isRight(own) && isOwn(own.right) ? { ...own.right, decidedBy } : null;
};

let last: Decider | null = null;

/**
 * Reads the metadata of an event, or tells every fault in it. The policies that decided are most
 * of the text and the same for nearly all events of a log, so those that are as before are not
 * read again: the events share them, frozen.
 */
export const decodeMetadata = (text: string): Either<readonly Fault[], EventMetadata> => {
  const quick = last === null ? null : readBefore(last, text);
  if (quick !== null) return right(quick);
  const thorough = decodeThoroughly(text);
  if (isLeft(thorough)) return thorough;
  last = deciderOf(thorough.right);
  return thorough;
};
