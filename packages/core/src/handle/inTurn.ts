import type { Task } from 'fp-ts/lib/Task.js';

/** Runs tasks of the same name one after another, and those of different names side by side. */
export type InTurn = <A>(name: string, task: Task<A>) => Task<A>;

/**
 * Commands of one process on one account take turns: racing each other for a revision would only
 * make them decide again. Other processes are met by the expected revision.
 */
export const createInTurn = (): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return (name, task) => () => {
    const before = last.get(name) ?? Promise.resolve();
    const turn = before.then(task, task);
    last.set(name, turn);
    const leave = (): void => {
      if (last.get(name) === turn) last.delete(name);
    };
    turn.then(leave, leave);
    return turn;
  };
};
