import type { RecordedAccountEvent, RecordedRefusal } from '@disdetta/core';
import { isRefusalsStream, refusalsStreamOf, streamOf } from '@disdetta/core';
import { findingAt } from '../finding.ts';
import type { Finding, Place } from '../finding.ts';
import { derivedId } from './derivedId.ts';
import type { Head } from './head.ts';

type Recorded = RecordedAccountEvent | RecordedRefusal;

/** Where an event stands against the end of its stream so far: its revision. */
export const checkRevision = (place: Place, head: Head | undefined): readonly Finding[] => {
  const expected = (head?.revision ?? -1n) + 1n;
  const { stream, revision } = place;
  if (revision === expected) return [];
  if (revision < expected) {
    const message = `Event ${revision} of ${stream} comes again: the log holds it more than once, or not in its order.`;
    return [findingAt(place, 'RevisionRepeated', message, { after: expected - 1n })];
  }
  const message = `${stream} goes on with event ${revision}: all from ${expected} to ${revision - 1n} are missing.`;
  const facts = { from: expected, to: revision - 1n };
  return [findingAt({ stream, revision: expected }, 'RevisionsMissing', message, facts)];
};

/** Whether an event carries the hash of the one before it. */
export const checkLink = (event: Recorded, head: Head | undefined): readonly Finding[] => {
  const expected = head?.hash ?? null;
  const found = event.metadata.previousHash;
  if (found === expected) return [];
  const { stream, revision } = event;
  const message = `Event ${revision} of ${stream} does not link to the one before it: one of the two was altered, or what stood between them is gone.`;
  return [findingAt(event, 'LinkBroken', message, { before: head?.revision, expected, found })];
};

/** The place of an event among those of its command; a refusal has that of its journal. */
export const placeInDecision = (event: Recorded, head: Head | undefined): number =>
  head?.commandId === event.metadata.commandId ? head.placeInDecision + 1 : 0;

/** Whether the id of an event follows from its stream, its command and its place. */
export const checkId = (event: Recorded, place: number): readonly Finding[] => {
  const { stream, revision, metadata } = event;
  const expected = derivedId(
    stream,
    metadata.commandId,
    isRefusalsStream(stream) ? revision : place,
  );
  if (event.id === expected) return [];
  const message = `The id of event ${revision} of ${stream} does not follow from its command: it was written for another place.`;
  return [findingAt(event, 'IdNotDerived', message, { expected, found: event.id })];
};

/** Whether an event is of the account whose stream it stands in. */
export const checkAccount = (event: Recorded): readonly Finding[] => {
  const { stream, revision } = event;
  const { accountId } = event.data;
  const expected =
    event.type === 'CommandRefused' ? refusalsStreamOf(accountId) : streamOf(accountId);
  if (stream === expected) return [];
  const message = `Event ${revision} of ${stream} is of another account: it belongs into ${expected}.`;
  return [findingAt(event, 'AccountDiffers', message, { accountId })];
};

/** Whether the store's clock ran on since the event before. */
export const checkClock = (event: Recorded, head: Head | undefined): readonly Finding[] => {
  if (head === undefined || event.recordedAt >= head.recordedAt) return [];
  const { stream, revision, recordedAt } = event;
  const message = `Event ${revision} of ${stream} was recorded before the event that it follows: a clock was set back, or the times were altered.`;
  return [findingAt(event, 'RecordedBackwards', message, { recordedAt, before: head.recordedAt })];
};
