import type { Command, CommandIdReused, RecordedAccountEvent } from '@disdetta/core';
import { sha256Of } from '../sha256.ts';

interface FirstUse {
  readonly type: string;
  readonly givenAt: string | null;
  readonly essence: string;
}

/** The command ids of one account so far, and what they were first used for. */
export interface CommandIds {
  /** Takes note of a command with events; answers whether its id is new to the account. */
  readonly note: (first: RecordedAccountEvent) => boolean;
  /** How a command is answered whose id was used: as the same command, or refused; else null. */
  readonly repeated: (command: Command) => CommandIdReused | 'the same' | null;
}

/** Command ids of an account of which nothing is known. */
export const createCommandIds = (): CommandIds => {
  const firstUses = new Map<string, FirstUse>();
  return {
    note: ({ metadata: { commandId, commandType, command } }) => {
      if (firstUses.has(commandId)) return false;
      const givenAt = instantOf(command);
      firstUses.set(commandId, { type: commandType, givenAt, essence: essenceOf(command) });
      return true;
    },
    repeated: (command) => {
      const { commandId } = command.metadata;
      const first = firstUses.get(commandId);
      if (first === undefined) return null;
      return first.essence === essenceOf({ ...command }) ? 'the same' : reused(commandId, first);
    },
  };
};

/** What makes two commands the same, all but the ids that only trace them, in few bytes. */
const essenceOf = ({ type, data, metadata }: Readonly<Record<string, unknown>>): string => {
  const actor =
    typeof metadata === 'object' && metadata !== null && 'actor' in metadata
      ? metadata.actor
      : undefined;
  return sha256Of(JSON.stringify([type, data, actor]), 'base64');
};

const instantOf = ({ data }: Readonly<Record<string, unknown>>): string | null =>
  typeof data === 'object' && data !== null && 'at' in data && typeof data.at === 'string'
    ? data.at
    : null;

const reused = (commandId: string, { type, givenAt }: FirstUse): CommandIdReused => ({
  code: 'CommandIdReused',
  message: 'This commandId was used for another command: give every command an id of its own.',
  facts: { commandId, firstUsedFor: type, firstGivenAt: givenAt },
});
