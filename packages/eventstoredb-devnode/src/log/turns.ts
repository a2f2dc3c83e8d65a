/** Lets work on the same key take turns, in the order in which it came. */
export interface Turns {
  readonly take: <A>(key: string, work: () => Promise<A>) => Promise<A>;
}

/** Turns by key; a key that nobody waits for is forgotten. */
export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: (key, work) => {
      const before = last.get(key) ?? Promise.resolve();
      const turn = before.then(work, work);
      const settled = turn.then(nothing, nothing).then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      last.set(key, settled);
      return turn;
    },
  };
};

const nothing = (): void => undefined;
