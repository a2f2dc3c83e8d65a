import type {
  Appended,
  EncodedEvent,
  EventStore,
  ExpectedRevision,
  StoreError,
} from '@disdetta/core';
import { appendBytes, closed, conflict, tooLarge } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { proposedOf } from './encode.ts';
import { ask } from './reads.ts';
import { tryOften } from './retry.ts';
import type { GivenUp } from './retry.ts';
import type { Session } from './session.ts';
import { outcomeUnknown, unavailable } from './storeErrors.ts';
import { GREATEST_REVISION, readPage, readRevision } from './streamReads.ts';
import type { ProposedEvent, VendorAppendResult } from './vendorClient.ts';
import { within } from './waiting.ts';

interface Request {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
}

/** Appending over a session: what is in doubt is sent again, with the same ids and revision. */
export const createAppend =
  (session: Session, limit: number): EventStore['append'] =>
  (stream, expected, events) =>
  async () => {
    if (session.closing.aborted) return E.left(closed);
    const bytes = appendBytes(events);
    if (bytes > limit) return E.left(tooLarge(stream, bytes, limit));
    const request = { stream, expected, events };
    if (!isRevision(expected)) return E.left(await conflictOf(session, request, null));
    const proposed = events.map(proposedOf);
    const sent = await tryOften(session, () => send(session, request, proposed));
    return E.isRight(sent)
      ? placeOf(session, stream, sent.right)
      : E.left(await errorOf(session, request, limit, sent.left));
  };

/** A client that was told not to throw says in this way that an append was refused. */
class RefusedQuietly extends Error {
  readonly type = 'wrong-expected-version';
}

/** Whether a stream can stand there; the clients send any number as it is, or fail on it. */
const isRevision = (expected: ExpectedRevision): boolean =>
  expected === 'no-stream' || (expected >= 0n && expected <= GREATEST_REVISION);

const send = async (
  { client, category, timers, timeoutMilliseconds }: Session,
  { stream, expected }: Request,
  proposed: readonly ProposedEvent[],
): Promise<VendorAppendResult> => {
  const state = expected === 'no-stream' ? 'no_stream' : expected;
  const sending = client.appendToStream(category.nameOf(stream), [...proposed], {
    // Each client reads one of these names; without its own it would append at any revision.
    expectedRevision: state,
    streamState: state,
    requiresLeader: true,
    deadline: timeoutMilliseconds,
  });
  const result = await within(timers, timeoutMilliseconds, sending);
  if (!result.success) throw new RefusedQuietly();
  return result;
};

const placeOf = async (
  session: Session,
  stream: string,
  { nextExpectedRevision: revision, position }: VendorAppendResult,
): Promise<E.Either<StoreError, Appended>> => {
  if (position !== undefined) return E.right({ revision, position: position.commit });
  const page = await ask(session, () => readPage(session, stream, { from: revision, limit: 1 }));
  const found = E.isRight(page) ? page.right.events[0]?.position : undefined;
  return found === undefined
    ? E.left(outcomeUnknown(stream, 'the server did not say where the events are'))
    : E.right({ revision, position: found.commit });
};

const errorOf = async (
  session: Session,
  request: Request,
  limit: number,
  { trouble, doubt }: GivenUp,
): Promise<StoreError> => {
  const { stream, events } = request;
  if (trouble.kind === 'conflict') return conflictOf(session, request, trouble.actual);
  if (trouble.kind === 'tooLarge') {
    return tooLarge(stream, appendBytes(events), trouble.limit ?? limit);
  }
  if (doubt !== null) return outcomeUnknown(stream, doubt);
  if (trouble.kind === 'refused') return trouble.error;
  if (session.closing.aborted) return closed;
  return unavailable(trouble.kind === 'noStream' ? 'it found no stream' : trouble.cause);
};

const conflictOf = async (
  session: Session,
  { stream, expected }: Request,
  known: ExpectedRevision | null,
): Promise<StoreError> => {
  if (known !== null) return conflict(stream, expected, known);
  const actual = await ask(session, () => readRevision(session, stream));
  return E.isLeft(actual) ? actual.left : conflict(stream, expected, actual.right);
};
