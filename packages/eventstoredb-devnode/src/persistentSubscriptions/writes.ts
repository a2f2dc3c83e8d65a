/** What a group writes about itself, one thing after another. */
export interface Writes {
  readonly add: (write: () => Promise<void>) => void;
}

/** Nothing is being written; `onBroken` is told when the log does not take something. */
export const createWrites = (onBroken: () => void): Writes => {
  let last = Promise.resolve();
  return {
    add: (write) => {
      last = last.then(write).catch(onBroken);
    },
  };
};
