import { createHandle, defaultPolicies, isId } from '@disdetta/core';
import type {
  Archive,
  EventStore,
  Fault,
  Handle,
  Handled,
  Policies,
  Refusal,
  StoreError,
} from '@disdetta/core';
import { answerQuery, decodeQuery } from '@disdetta/projections';
import type { AnswerOf, QueryName } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readAccount, readEveryAccount } from './history.ts';
import type { History } from './history.ts';

/** A question that cannot be read: one entry a fault, by path. */
export interface InvalidQuery {
  readonly code: 'InvalidQuery';
  readonly message: string;
  readonly facts: { readonly faults: readonly Fault[] };
}

/** A command as a backend writes it: plain data, decoded before anything else happens. */
export interface CommandInput {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly commandId: string } & Readonly<Record<string, unknown>>;
}

/** What came of it: never thrown, always to be looked at. */
export type Result<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly refusal: Refusal | InvalidQuery };

/** The same for those who like fp-ts. */
export interface FunctionalDisdetta {
  readonly handle: Handle;
  readonly ask: <Name extends QueryName>(
    name: Name,
    data: Readonly<Record<string, unknown>>,
  ) => TE.TaskEither<InvalidQuery | StoreError, AnswerOf<Name>>;
}

/** Everything that a backend needs behind the page on which customers cancel. */
export interface Disdetta {
  /** Carries a command out, or tells why not. Given again with the same `commandId`, it answers the same. */
  readonly handle: (command: CommandInput) => Promise<Result<Handled>>;
  /** Answers one of the queries, for any instant. */
  readonly ask: <Name extends QueryName>(
    name: Name,
    data: Readonly<Record<string, unknown>>,
  ) => Promise<Result<{ readonly answer: AnswerOf<Name> }>>;
  readonly functional: FunctionalDisdetta;
  readonly close: () => Promise<Result<object>>;
}

/** What `createDisdetta` works on. */
export interface DisdettaOptions {
  readonly store: EventStore;
  readonly policies?: Policies;
  /** Keeps accounts with very many uses as fast as others. */
  readonly archive?: Archive;
}

/** Puts the engine together on a store. */
export const createDisdetta = (options: DisdettaOptions): Disdetta => {
  const { store, policies = defaultPolicies } = options;
  const handle = createHandle(options);

  /** A question about one account needs the events of its stream alone. */
  const historyFor = (question: object): History =>
    'accountId' in question && isId(question.accountId)
      ? readAccount(store, question.accountId)
      : readEveryAccount(store);

  const ask: FunctionalDisdetta['ask'] = (name, data) =>
    pipe(
      TE.fromEither(decodeQuery(name, data)),
      TE.mapLeft(invalidQuery),
      TE.chainW((query) =>
        pipe(
          historyFor(query.data),
          TE.map((history) => answerQuery(query, history, policies)),
        ),
      ),
    );

  return {
    handle: async (command) => toResult(await handle(command)()),
    ask: async (name, data) =>
      toResult(
        pipe(
          await ask(name, data)(),
          E.map((answer) => ({ answer })),
        ),
      ),
    functional: { handle, ask },
    close: async () =>
      toResult(
        pipe(
          await store.close()(),
          E.map(() => ({})),
        ),
      ),
  };
};

const toResult = <Value extends object>(
  outcome: E.Either<Refusal | InvalidQuery, Value>,
): Result<Value> =>
  E.isLeft(outcome) ? { ok: false, refusal: outcome.left } : { ok: true, ...outcome.right };

const invalidQuery = (faults: readonly Fault[]): InvalidQuery => ({
  code: 'InvalidQuery',
  message: `The query cannot be read: ${faults
    .map(({ path, expected, found }) => `${path} should be ${expected}, found ${found}`)
    .join('; ')}.`,
  facts: { faults },
});
