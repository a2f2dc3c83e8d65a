import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Command } from '../account/commands.ts';
import { decodeAccountEvent } from '../account/envelope.ts';
import type { RecordedAccountEvent } from '../account/envelope.ts';
import type { EventStore, StoreError } from '../kernel/eventStore.ts';

/** More events than any one decision has. */
const PAGE = 200;

/** An idempotency key that came with another command. */
export interface CommandIdReused {
  readonly code: 'CommandIdReused';
  readonly message: string;
  readonly facts: {
    readonly commandId: string;
    readonly firstUsedFor: string;
    /** The `at` of the command that it was first used for, if that has one. */
    readonly firstGivenAt: string | null;
  };
}

/** What makes two commands the same: all but the ids that only trace them. */
const essenceOf = ({ type, data, metadata }: Readonly<Record<string, unknown>>): string => {
  const actor =
    typeof metadata === 'object' && metadata !== null && 'actor' in metadata
      ? metadata.actor
      : undefined;
  return JSON.stringify([type, data, actor]);
};

const instantOf = ({ data }: Readonly<Record<string, unknown>>): string | null =>
  typeof data === 'object' && data !== null && 'at' in data && typeof data.at === 'string'
    ? data.at
    : null;

/** The original outcome of a command that was given before, if it is the same command. */
export const originalOutcome = (
  store: EventStore,
  stream: string,
  command: Command,
  givenAt: bigint,
): TE.TaskEither<StoreError | CommandIdReused, readonly RecordedAccountEvent[]> =>
  pipe(
    store.readStream(stream, { from: givenAt, limit: PAGE }),
    TE.chainEitherKW(({ events }) => E.traverseArray(decodeAccountEvent)(events)),
    TE.chainEitherKW((events) => {
      const { commandId } = command.metadata;
      const own = events.filter(({ metadata }) => metadata.commandId === commandId);
      const [first] = own;
      if (first === undefined || essenceOf(first.metadata.command) === essenceOf({ ...command })) {
        return E.right(own);
      }
      return E.left({
        code: 'CommandIdReused' as const,
        message:
          'This commandId was used for another command: give every command an id of its own.',
        facts: {
          commandId,
          firstUsedFor: first.metadata.commandType,
          firstGivenAt: instantOf(first.metadata.command),
        },
      });
    }),
  );
