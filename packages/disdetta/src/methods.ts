import { randomUUID } from 'node:crypto';
import { createHandle, createPreview, defaultPolicies, isId } from '@disdetta/core';
import type {
  Archive,
  CommandType,
  EventStore,
  Handle,
  Handled,
  Policies,
  Refusal,
  StoreError,
} from '@disdetta/core';
import { answerQuery, decodeQuery } from '@disdetta/projections';
import type { AnswerOf, QueryName } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CommentKeys } from './comments/commentKeys.ts';
import { sealingComments } from './comments/protect.ts';
import { readableWith } from './comments/readable.ts';
import { hasInstant, isAboutAnInstant, namesInstant, systemClock, timed } from './clock.ts';
import type { Clock } from './clock.ts';
import type { CommandData, CommandOptions } from './commands.ts';
import { readEveryAccount } from './history.ts';
import type { History } from './history.ts';
import type { QueryData } from './queries.ts';
import { rememberHistories } from './rememberedHistories.ts';
import { invalidQuery } from './result.ts';
import type { InvalidQuery } from './result.ts';
import { createTelemetry } from './telemetry/telemetry.ts';
import type { TelemetryOptions } from './telemetry/telemetry.ts';

/** What `createDisdetta` works on. */
export interface DisdettaOptions extends TelemetryOptions {
  readonly store: EventStore;
  /** Default: `defaultPolicies`. */
  readonly policies?: Policies;
  /** Keeps accounts with very many uses as fast as others. */
  readonly archive?: Archive;
  /** Whether refused commands are written down, for an audit to show them. Default: no. */
  readonly journalRefusals?: boolean;
  /** Keys to seal the comments of reasons with. Without them comments are kept as they are given. */
  readonly comments?: CommentKeys;
  /** Gives commands and queries their `at` where they leave it out. Default: the system's. */
  readonly clock?: Clock;
}

/** Answers a query given by its name and plain data. */
export type Ask = <Name extends QueryName>(
  name: Name,
  data: object,
) => TaskEither<InvalidQuery | StoreError, AnswerOf<Name>>;

/** What the methods of the front door are made of; each task begins when it is run. */
export interface Methods {
  readonly handle: Handle;
  readonly ask: Ask;
  /** How a command of a type is carried out. */
  readonly give: <Type extends CommandType>(
    type: Type,
  ) => (data: CommandData<Type>, options: CommandOptions) => TaskEither<Refusal, Handled>;
  /** How a command of a type is tried out. */
  readonly foresee: <Type extends CommandType>(
    type: Type,
  ) => (data: CommandData<Type>, options?: Partial<CommandOptions>) => TaskEither<Refusal, Handled>;
  /** How a query of a name is asked. */
  readonly question: <Name extends QueryName>(
    name: Name,
  ) => (data: QueryData<Name>) => TaskEither<InvalidQuery | StoreError, AnswerOf<Name>>;
}

/** Puts the engine together on a store. */
export const createMethods = (options: DisdettaOptions): Methods => {
  const { policies = defaultPolicies, clock = systemClock, comments } = options;
  const telemetry = createTelemetry(options);
  const store = telemetry.store(options.store);
  const sealing = (inner: Handle): Handle =>
    comments === undefined ? inner : sealingComments(comments, inner);
  const watched = { ...options, store, decide: telemetry.decide };
  const handle = telemetry.handle(sealing(createHandle(watched)));
  const preview = sealing(createPreview(options));

  const give: Methods['give'] = (type) => (data, metadata) => () => {
    if (!hasInstant(type) || namesInstant(data)) {
      return handle({ type, data, metadata })();
    }
    return pipe(
      handle({ type, data: timed(data, clock), metadata }),
      TE.orElse((refusal) => {
        // Given again without an instant, it is the same command if all the rest is the same.
        const at = refusal.code === 'CommandIdReused' ? refusal.facts.firstGivenAt : null;
        return at === null ? TE.left(refusal) : handle({ type, data: { ...data, at }, metadata });
      }),
    )();
  };

  const foresee: Methods['foresee'] = (type) => (data, metadata) => () =>
    preview({
      type,
      data: hasInstant(type) ? timed(data, clock) : data,
      metadata: { commandId: randomUUID(), ...metadata },
    })();

  const historyOf = rememberHistories(store);

  /** A question about one account needs the events of its stream alone. */
  const historyFor = (question: object): History =>
    'accountId' in question && isId(question.accountId)
      ? historyOf(question.accountId)
      : readEveryAccount(store);

  const readable = readableWith(comments);

  const ask: Ask = (name, data) =>
    pipe(
      TE.fromEither(decodeQuery(name, data)),
      TE.mapLeft(invalidQuery),
      TE.chainW((query) =>
        pipe(
          historyFor(query.data),
          TE.map((history) => answerQuery(query, history, policies)),
          TE.chainW((answer) => readable(query.data, answer)),
        ),
      ),
    );

  const question: Methods['question'] = (name) => (data) => () =>
    ask(name, isAboutAnInstant(name) ? timed(data, clock) : data)();

  return { handle, ask, give, foresee, question };
};
