import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Command } from '../account/commands.ts';
import { hashOf, originOf } from '../account/envelope.ts';
import { encodeRefusal, refusalsStreamOf } from '../account/refusedCommand.ts';
import type { EventStore, StoreError } from '../kernel/eventStore.ts';
import type { Policies } from '../policies/policies.ts';

/** A refusal as its caller is told it. */
interface Told {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Other processes may write to the same journal at the same time: so often it is tried again. */
const ATTEMPTS = 20;

/** Writes a refusal down at the end of the account's journal, on the state it was decided on. */
export const writeRefusal = (
  store: EventStore,
  policies: Policies,
  command: Command,
  { code, message, facts }: Told,
  decidedOn: bigint,
): TE.TaskEither<StoreError, void> => {
  const { accountId } = command.data;
  const stream = refusalsStreamOf(accountId);
  const data = { accountId, code, message, facts, decidedOn: Number(decidedOn) };

  const attempt = (attemptsLeft: number): TE.TaskEither<StoreError, void> =>
    pipe(
      store.readStream(stream, { direction: 'backwards', limit: 1 }),
      TE.chain(({ events: [last], revision }) => {
        const place = revision === 'no-stream' ? 0n : revision + 1n;
        const previousHash = last === undefined ? null : hashOf(last);
        const entry = encodeRefusal(data, originOf(command, policies), place, previousHash);
        return store.append(stream, revision, [entry]);
      }),
      TE.matchE(
        (error) =>
          error.code === 'RevisionConflict' && attemptsLeft > 1
            ? attempt(attemptsLeft - 1)
            : TE.left(error),
        () => TE.right(undefined),
      ),
    );

  return attempt(ATTEMPTS);
};
