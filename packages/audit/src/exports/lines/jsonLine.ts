import { hashOf, isInstant } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { parsed } from '../valueAt.ts';

const digits = t.refinement(t.string, (text) => /^\d{1,30}$/.test(text), 'a number in digits');

const lineCodec = t.strict({
  position: digits,
  stream: t.string,
  revision: digits,
  recordedAt: t.string,
  id: t.string,
  type: t.string,
  data: t.string,
  metadata: t.string,
  hash: t.string,
});

/** An event as one line of JSON without its end: its texts as they are stored, and their hash. */
export const writeJsonLine = (event: StoredEvent): string =>
  JSON.stringify({
    position: String(event.position),
    stream: event.stream,
    revision: String(event.revision),
    recordedAt: event.recordedAt,
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: event.metadata,
    hash: hashOf(event),
  });

/** Reads an event from its line, or tells what is wrong with it. There is one spelling of each. */
export const readJsonLine = (line: string): E.Either<string, StoredEvent> => {
  const decoded = lineCodec.decode(parsed(line));
  if (E.isLeft(decoded)) return E.left('it is no event of an export');
  const { position, revision, recordedAt, stream, id, type, data, metadata, hash } = decoded.right;
  const where = `event ${revision} of ${stream}`;
  if (!isInstant(recordedAt)) return E.left(`the time of ${where} is no instant`);
  const event: StoredEvent = {
    position: BigInt(position),
    stream,
    revision: BigInt(revision),
    recordedAt,
    id,
    type,
    data,
    metadata,
  };
  if (hashOf(event) !== hash) return E.left(`the hash of ${where} is not that of its texts`);
  return writeJsonLine(event) === line
    ? E.right(event)
    : E.left(`${where} is not spelt as an export spells it`);
};
