import { enableMapSet, produce } from 'immer';
import type { Draft } from 'immer';

enableMapSet();

/**
 * How events become state, written once and run in two ways: on a state that the caller owns,
 * which makes a long replay fast, and on a draft, which leaves the given state as it was.
 */
export interface Fold<State, Event> {
  /** A fresh state, before anything happened, owned by the caller. */
  readonly empty: () => Draft<State>;
  /** Alters a state that the caller owns and shares with nobody. */
  readonly change: (state: Draft<State>, event: Event) => void;
}

/** The state after one more event; the given state stays as it was. */
export const evolveWith =
  <State, Event>({ change }: Fold<State, Event>) =>
  (state: State, event: Event): State =>
    produce(state, (draft) => {
      change(draft, event);
    });

/** The state after a whole history, replayed in one pass. */
export const foldWith = <State, Event>(
  { empty, change }: Fold<State, Event>,
  history: Iterable<Event>,
): State => {
  const state = empty();
  for (const event of history) change(state, event);
  return state as State;
};
