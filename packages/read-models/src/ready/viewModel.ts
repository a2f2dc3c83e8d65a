import type { RecordedAccountEvent } from '@disdetta/core';
import type { View } from '@disdetta/projections';
import { leanEvent } from '../model/leanEvent.ts';
import { defineReadModel } from '../model/readModel.ts';
import type { ReadModel, ReadModelDefinition } from '../model/readModel.ts';

/** A view over all accounts that is kept as a row for each, and put together when it is asked. */
export interface ViewModel<State, Question, Answer> {
  readonly model: ReadModel<State>;
  readonly answer: (rows: readonly State[], question: Question) => Answer;
}

type Naming<State, Names extends string> = Pick<
  ReadModelDefinition<State, Names>,
  'name' | 'version' | 'columns' | 'show'
>;

/** Keeps a view of projections by account: `unite` makes one state of those of all accounts. */
export const viewModel = <State, Question, Answer, Names extends string>(
  view: View<State, Question, Answer>,
  concerns: (event: RecordedAccountEvent) => boolean,
  unite: (states: readonly State[]) => State,
  naming: Naming<State, Names>,
): ViewModel<State, Question, Answer> => ({
  model: defineReadModel({
    ...naming,
    partOf: (event) => (concerns(event) ? '' : null),
    fold: {
      empty: view.empty,
      change: (state, event) => {
        view.change(state, leanEvent(event));
      },
    },
  }),
  answer: (rows, question) => view.answer(unite(rows), question),
});
