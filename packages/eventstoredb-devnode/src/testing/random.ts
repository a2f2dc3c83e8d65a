/** Chance that can be had again. */
export interface Random {
  /** A whole number from 0 on and below that. */
  readonly below: (bound: number) => number;
  readonly oneOf: <Choice>(choices: readonly Choice[]) => Choice;
}

/** The same numbers for the same seed, by a linear congruential generator. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return {
    below,
    oneOf: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new RangeError('There is nothing to choose from.');
      return choice;
    },
  };
};
