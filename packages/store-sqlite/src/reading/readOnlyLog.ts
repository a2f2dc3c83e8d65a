import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { FileOfOurs } from '../sqliteErrors.ts';
import type { Reads } from '../reads.ts';
import type { Session } from './session.ts';

/** A log that is read and never written to. */
export interface ReadOnlyLog {
  readonly file: FileOfOurs;
  readonly read: <A>(ask: (reads: Reads) => A) => E.Either<StoreError, A>;
  readonly askVersion: Session['askVersion'];
  readonly close: () => E.Either<StoreError, void>;
}

/** Reads through a session, and through another when the log has changed under it. */
export const createReadOnlyLog = (
  first: Session,
  openAgain: () => E.Either<StoreError, Session>,
): ReadOnlyLog => {
  let session = first;
  let isOver = false;

  return {
    file: first.connection.file,
    read: (ask) => {
      for (;;) {
        const { connection, reads, isCurrent } = session;
        const answer = connection.attempt(() => E.right(ask(reads)));
        // What was read from a file that changed meanwhile is nothing, nor is its failure.
        if (isOver || isCurrent()) {
          if (E.isLeft(answer) && answer.left.code === 'StoreFailed') isOver = true;
          return answer;
        }
        const opened = openAgain();
        if (E.isLeft(opened)) return opened;
        connection.close();
        session = opened.right;
      }
    },
    askVersion: () => session.askVersion(),
    close: () => {
      isOver = true;
      return session.connection.close();
    },
  };
};
