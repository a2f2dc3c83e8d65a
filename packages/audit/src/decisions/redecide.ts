import { decide, decodeCommand, encodeEvents, originOf } from '@disdetta/core';
import type { Account, Command } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { findingAt } from '../finding.ts';
import type { Finding, Place } from '../finding.ts';
import { compareEvent } from './compareEvent.ts';
import type { Recorded } from './compareEvent.ts';

/** The events of one command, in their order: one append. */
export type Decision = readonly [Recorded, ...Recorded[]];

/** Decides the command of recorded events again on the account before it, and compares. */
export const redecide = (recorded: Decision, account: Account): readonly Finding[] => {
  const [{ event: first }] = recorded;
  const { decidedBy, previousHash } = first.metadata;
  const command = decodeCommand(first.metadata.command);
  if (E.isLeft(command)) return [commandUnreadable(first, command.left.message)];
  const outcome = decide(command.right, account, decidedBy.policies);
  if (E.isLeft(outcome)) return [refused(first, command.right, outcome.left.code)];
  const decided = encodeEvents(
    outcome.right,
    originOf(command.right, decidedBy.policies),
    previousHash,
  );
  const compared = recorded.flatMap((one, place) => {
    const expected = decided[place];
    return expected === undefined
      ? [notDecided(one.event, command.right)]
      : compareEvent(one, expected);
  });
  const missing = decided.slice(recorded.length).map(({ type }) => type);
  if (missing.length === 0) return compared;
  const { stream, revision } = first;
  const place = { stream, revision: revision + BigInt(recorded.length) };
  return [...compared, eventsMissing(place, command.right, missing)];
};

/** The recorded command of an event or a refusal cannot be read. */
export const commandUnreadable = (place: Place, message: string): Finding =>
  findingAt(
    place,
    'CommandUnreadable',
    `The command of event ${place.revision} of ${place.stream} cannot be decided again. ${message}`,
    {},
  );

const refused = (place: Place, { type }: Command, code: string): Finding =>
  findingAt(
    place,
    'DecisionRefused',
    `Event ${place.revision} of ${place.stream} should not be there: its ${type} is refused (${code}) on the account as it was.`,
    { command: type, refusedWith: code },
  );

const notDecided = (place: Place, { type }: Command): Finding =>
  findingAt(
    place,
    'EventNotDecided',
    `Event ${place.revision} of ${place.stream} should not be there: its ${type} does not come to it.`,
    { command: type },
  );

const eventsMissing = (place: Place, { type }: Command, missing: readonly string[]): Finding =>
  findingAt(
    place,
    'EventsMissing',
    `From event ${place.revision} of ${place.stream} on, what its ${type} came to is missing: ${missing.join(', ')}.`,
    { command: type, missing },
  );
