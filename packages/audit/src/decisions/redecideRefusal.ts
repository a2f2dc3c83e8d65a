import { LIBRARY_VERSION, decide, decodeCommand } from '@disdetta/core';
import type { Account, Command, RecordedRefusal, Refusal } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { findingAt } from '../finding.ts';
import type { Finding, Place } from '../finding.ts';
import type { CommandIds } from './commandIds.ts';
import { differencesOf } from './difference.ts';
import type { Difference } from './difference.ts';
import { commandUnreadable } from './redecide.ts';

/** Decides a refused command again on the account that it was decided on, and compares. */
export const redecideRefusal = (
  refusal: RecordedRefusal,
  account: Account,
  given: CommandIds,
): readonly Finding[] => {
  const { metadata } = refusal;
  const command = decodeCommand(metadata.command);
  if (E.isLeft(command)) return [commandUnreadable(refusal, command.left.message)];
  const expected = refusalOf(command.right, refusal, account, given);
  if (expected === null) return [notDue(refusal, command.right)];
  const { code, message, facts } = refusal.data;
  const isOfThisVersion = metadata.decidedBy.library === LIBRARY_VERSION;
  const differences = [
    ...differencesOf(
      { code, message, facts },
      // As it would read from the journal.
      JSON.parse(
        JSON.stringify({ code: expected.code, message: expected.message, facts: expected.facts }),
      ),
    ),
    ...ofMetadata(refusal, command.right),
  ].filter(({ path }) => isOfThisVersion || path !== 'message');
  return [
    ...(isOfThisVersion ? [] : [decidedByAnother(refusal)]),
    ...(differences.length > 0 ? [differs(refusal, differences)] : []),
  ];
};

const refusalOf = (
  command: Command,
  { metadata }: RecordedRefusal,
  account: Account,
  given: CommandIds,
): Pick<Refusal, 'code' | 'message' | 'facts'> | null => {
  const repeated = given.repeated(command);
  if (repeated !== null) return repeated === 'the same' ? null : repeated;
  const outcome = decide(command, account, metadata.decidedBy.policies);
  return E.isLeft(outcome) ? outcome.left : null;
};

/** What stands beside a command says the same as the command itself. */
const ofMetadata = (
  { metadata: { commandId, commandType, actor, correlationId, causationId } }: RecordedRefusal,
  { type, metadata }: Command,
): readonly Difference[] =>
  differencesOf(
    { commandType, commandId, actor, correlationId, causationId },
    {
      commandType: type,
      commandId: metadata.commandId,
      actor: metadata.actor,
      correlationId: metadata.correlationId,
      causationId: metadata.causationId,
    },
    'metadata',
  );

const notDue = (place: Place, { type }: Command): Finding =>
  findingAt(
    place,
    'RefusalNotDue',
    `Refusal ${place.revision} of ${place.stream} should not be there: its ${type} is not refused on the account as it was.`,
    { command: type },
  );

const differs = (place: Place, differences: readonly Difference[]): Finding =>
  findingAt(
    place,
    'RefusalDiffers',
    `Refusal ${place.revision} of ${place.stream} is not what its command is answered with: ${differences.map(({ path }) => path).join(', ')}.`,
    { differences },
  );

const decidedByAnother = ({ stream, revision, metadata }: RecordedRefusal): Finding =>
  findingAt(
    { stream, revision },
    'DecidedByAnotherVersion',
    `Refusal ${revision} of ${stream} was decided by version ${metadata.decidedBy.library}: what differs may be what changed since.`,
    { library: metadata.decidedBy.library, auditedBy: LIBRARY_VERSION },
  );
