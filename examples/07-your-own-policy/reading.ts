import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { accountDecider, decodeCommand, decodePolicies } from '@disdetta/core';
import type { Account, Policies } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as J from 'fp-ts/lib/Json.js';

/** What a file says, under its name. */
export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Which file cannot be used, and why. */
export type Unusable = string;

/** Reads every file of terms in a folder: policies as data, each key of which may be left out. */
export const readTerms = (folder: string): E.Either<Unusable, readonly Named<Policies>[]> =>
  readEach(folder, (input) =>
    pipe(
      decodePolicies(input),
      E.mapLeft((faults) =>
        faults
          .map(({ path, expected, found }) => `${path}: not ${expected} but ${found}`)
          .join('; '),
      ),
    ),
  );

/** Reads every customer's history in a folder: what was recorded of an account, in its order. */
export const readCustomers = (folder: string): E.Either<Unusable, readonly Named<Account>[]> =>
  readEach(folder, (input) =>
    Array.isArray(input)
      ? input.reduce<E.Either<Unusable, Account>>(
          (account, fact: unknown, index) => pipe(account, E.chain(record(fact, index))),
          E.right(decider.initial),
        )
      : E.left('not a list of commands'),
  );

/** What is recorded of an account is recorded under any terms. */
const decider = accountDecider();

const record =
  (fact: unknown, index: number) =>
  (account: Account): E.Either<Unusable, Account> =>
    pipe(
      decodeCommand(
        typeof fact === 'object' ? { ...fact, metadata: { commandId: String(index) } } : fact,
      ),
      E.chainW((command) => decider.decide(command, account)),
      E.bimap(
        ({ message }) => `${index}: ${message}`,
        (events) => events.reduce(decider.evolve, account),
      ),
    );

const readEach = <Value>(
  folder: string,
  decode: (input: unknown) => E.Either<Unusable, Value>,
): E.Either<Unusable, readonly Named<Value>[]> =>
  E.traverseArray((file: string) =>
    pipe(
      J.parse(readFileSync(join(folder, file), 'utf8')),
      E.mapLeft(() => 'not JSON'),
      E.chain(decode),
      E.bimap(
        (why) => `${file}: ${why}`,
        (value) => ({ name: basename(file, '.json'), value }),
      ),
    ),
  )(readdirSync(folder).toSorted());
