import type { Either } from 'fp-ts/lib/Either.js';

/**
 * The whole pattern. `decide` answers a command with a rejection, with no event (already so)
 * or with what happened; `evolve` folds what happened into the state the next decision needs.
 */
export interface Decider<Command, Event, State, Rejection> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => Either<Rejection, readonly Event[]>;
  readonly evolve: (state: State, event: Event) => State;
}
