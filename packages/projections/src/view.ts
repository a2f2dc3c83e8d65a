import { evolveWith, foldWith } from '@disdetta/core';
import type { Fold, RecordedAccountEvent } from '@disdetta/core';
import { eventsAsOf } from './asOf.ts';
import type { AsOf } from './asOf.ts';

/**
 * A read model over all accounts that is kept up event by event, in the order of the record, and
 * answers any question of its kind at any time. `evolve` leaves the given state as it was; a
 * runner that owns its state keeps it live with `change`, whatever its size.
 */
export interface View<State, Question, Answer> extends Fold<State, RecordedAccountEvent> {
  readonly evolve: (state: State, event: RecordedAccountEvent) => State;
  readonly answer: (state: State, question: Question) => Answer;
}

/** A view from how it changes and how it answers. */
export const viewOf = <State, Question, Answer>(
  fold: Fold<State, RecordedAccountEvent>,
  answer: (state: State, question: Question) => Answer,
): View<State, Question, Answer> => ({ ...fold, evolve: evolveWith(fold), answer });

/** What a view answers after the events that had happened and were known, in one pass. */
export const askView = <State, Question extends AsOf, Answer>(
  view: View<State, Question, Answer>,
  history: readonly RecordedAccountEvent[],
  question: Question,
): Answer => view.answer(foldWith(view, eventsAsOf(history, question)), question);

/** A value as the state of a view holds it. */
export type Owned<Value> = ReturnType<Fold<Value, never>['empty']>;

/** Puts a value into a state as it is: events are kept and never altered. */
export const owned = <Value>(value: Value): Owned<Value> => value as Owned<Value>;
