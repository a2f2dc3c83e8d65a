import type { Handle, Handled, Refusal } from '@disdetta/core';
import type { AnswerOf, QueryName } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { commandsFrom } from './commands.ts';
import type { CommandData, CommandOptions, Commands, Previews } from './commands.ts';
import { forEachOf } from './many.ts';
import { createMethods } from './methods.ts';
import type { Ask, DisdettaOptions } from './methods.ts';
import { queriesFrom } from './queries.ts';
import type { Queries } from './queries.ts';
import { toResult } from './result.ts';
import type { InvalidQuery, Result } from './result.ts';

/** A command as plain data, from a queue or a request: decoded before anything else happens. */
export interface CommandInput {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly commandId: string } & Readonly<Record<string, unknown>>;
}

/** One plan to cancel among many. */
export interface PlanToCancel {
  readonly data: CommandData<'CancelSubscription'>;
  readonly options: CommandOptions;
}

/** The same for those who like fp-ts: nothing happens before a task is run. */
export interface FunctionalDisdetta
  extends Commands<TaskEither<Refusal, Handled>>, Queries<'task'> {
  readonly handle: Handle;
  readonly ask: Ask;
  readonly preview: Previews<TaskEither<Refusal, Handled>>;
}

/**
 * Everything that a backend needs behind the page on which customers cancel: a method a command,
 * a method a query. A refusal is an outcome, never thrown.
 */
export interface Disdetta extends Commands<Promise<Result<Handled>>>, Queries<'promise'> {
  /** Carries out a command given as plain data. Again with the same `commandId`, it answers the same. */
  readonly handle: (command: CommandInput) => Promise<Result<Handled>>;
  /** Carries out many, each with an outcome of its own; those of one account in their order. */
  readonly handleMany: (commands: readonly CommandInput[]) => Promise<readonly Result<Handled>[]>;
  /** Cancels many plans, each with an outcome of its own; run again, it changes nothing more. */
  readonly cancelMany: (plans: readonly PlanToCancel[]) => Promise<readonly Result<Handled>[]>;
  /** What a command would come to now; nothing is written. */
  readonly preview: Previews<Promise<Result<Handled>>>;
  /** Answers a query given by its name and plain data. */
  readonly ask: <Name extends QueryName>(
    name: Name,
    data: object,
  ) => Promise<Result<{ readonly answer: AnswerOf<Name> }>>;
  readonly functional: FunctionalDisdetta;
  readonly close: () => Promise<Result<object>>;
}

/** Puts the engine together on a store. */
export const createDisdetta = (options: DisdettaOptions): Disdetta => {
  const { handle, ask, give, foresee, question } = createMethods(options);
  const { close } = options.store;
  const promises = {
    ...commandsFrom((type) => promised(give(type))),
    ...queriesFrom<'promise'>((name) => answering(question(name))),
    handle: promised<[CommandInput], Handled>(handle),
  };
  return {
    ...promises,
    handleMany: (commands) => forEachOf(commands, promises.handle),
    cancelMany: (plans) =>
      forEachOf(plans, (plan) => promises.cancelSubscription(plan.data, plan.options)),
    preview: commandsFrom((type) => promised(foresee(type))),
    ask: answering(ask),
    functional: {
      ...commandsFrom(give),
      ...queriesFrom<'task'>(question),
      handle,
      ask,
      preview: commandsFrom(foresee),
    },
    close: async () => toResult(E.map(() => ({}))(await close()())),
  };
};

/** A method that answers a task, as one that answers a promise of its result. */
const promised =
  <Arguments extends readonly unknown[], Value extends object>(
    method: (...given: Arguments) => TaskEither<Refusal | InvalidQuery, Value>,
  ) =>
  async (...given: Arguments): Promise<Result<Value>> =>
    toResult(await method(...given)());

/** The same for a query, whose answer may be null. */
const answering =
  <Arguments extends readonly unknown[], Answer>(
    method: (...given: Arguments) => TaskEither<Refusal | InvalidQuery, Answer>,
  ) =>
  async (...given: Arguments): Promise<Result<{ readonly answer: Answer }>> =>
    toResult(E.map((answer: Answer) => ({ answer }))(await method(...given)()));
