import {
  decodeAccountEvent,
  decodeRefusal,
  hashOf,
  refusalsStreamOf,
  streamOf,
} from '@disdetta/core';
import type {
  AccountId,
  EventStore,
  RecordedAccountEvent,
  RecordedRefusal,
  StoreError,
  StoredEvent,
  UndecodableEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Heads } from '../chain/head.ts';
import { findingAt, inOrder, undecodable } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { PAGE } from '../pages.ts';
import { readStream } from '../readStream.ts';
import { createAccountWalk } from './accountWalk.ts';

/** What became of the decisions about one account. */
export interface AccountFindings {
  readonly findings: readonly Finding[];
  /** How many commands with events were decided again. */
  readonly decisions: number;
  /** How many refusals were decided again. */
  readonly refusals: number;
}

/** How far an account is read, and who else wants to see its events. */
export interface RedecideOptions {
  readonly pageSize?: number | undefined;
  /** Where its streams ended when the log was read: what came later is not looked at. */
  readonly heads?: Heads;
  readonly onEvent?: (decoded: E.Either<UndecodableEvent, RecordedAccountEvent>) => void;
}

/**
 * Decides every command of an account again: on the history of its moment, under the policies
 * recorded with it. Its events are folded once; its state and its refusals are held meanwhile.
 */
export const redecideAccount = (
  store: EventStore,
  accountId: AccountId,
  { pageSize = PAGE, heads, onEvent = () => undefined }: RedecideOptions = {},
): TE.TaskEither<StoreError, AccountFindings> => {
  const journal: RecordedRefusal[] = [];
  const findings: Finding[] = [];
  const keep = (stored: StoredEvent): void => {
    const refusal = decodeRefusal(stored);
    if (E.isRight(refusal)) journal.push(refusal.right);
    else findings.push(undecodable(refusal.left));
  };
  /** Reads a stream to where it ended when the log was read, and compares that end. */
  const read = (
    stream: string,
    see: (event: StoredEvent) => void,
  ): TE.TaskEither<StoreError, void> => {
    const head = heads?.get(stream);
    if (heads !== undefined && head === undefined) return TE.right(undefined);
    return pipe(
      readStream(store, stream, { pageSize, through: head?.revision }, see),
      TE.map((last) => {
        if (head === undefined) return;
        const isSame = last !== null && hashOf(last) === head.hash;
        if (!isSame) findings.push(readsOtherwise(stream, head.revision));
      }),
    );
  };
  return pipe(
    read(refusalsStreamOf(accountId), keep),
    TE.chain(() => {
      const walk = createAccountWalk(journal);
      return pipe(
        read(streamOf(accountId), (stored) => {
          const decoded = decodeAccountEvent(stored);
          onEvent(decoded);
          findings.push(...walk.take(stored, decoded));
        }),
        TE.map(() => {
          findings.push(...walk.end());
          const decisions = walk.decisions();
          return { findings: inOrder(findings), decisions, refusals: journal.length };
        }),
      );
    }),
  );
};

const readsOtherwise = (stream: string, revision: bigint): Finding =>
  findingAt(
    { stream, revision },
    'StreamReadsOtherwise',
    `${stream} does not end with the same event ${revision} when it is read alone: repair the store.`,
    {},
  );
