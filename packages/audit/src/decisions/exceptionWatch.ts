import type { RecordedAccountEvent, UndecodableEvent } from '@disdetta/core';
import { exceptionsView } from '@disdetta/projections';
import type { Exception, Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';

/** Looks out for what a person should look at in one account. */
export interface ExceptionWatch {
  readonly see: (decoded: E.Either<UndecodableEvent, RecordedAccountEvent>) => void;
  readonly answer: () => readonly Exception[];
}

/** Watches one account for exceptions in a stretch of time; without one, for none. */
export const watchExceptions = (stretch: Stretch | undefined): ExceptionWatch => {
  const state = exceptionsView.empty();
  return {
    see: (decoded) => {
      if (stretch !== undefined && E.isRight(decoded)) exceptionsView.change(state, decoded.right);
    },
    answer: () => (stretch === undefined ? [] : exceptionsView.answer(state, stretch).exceptions),
  };
};
