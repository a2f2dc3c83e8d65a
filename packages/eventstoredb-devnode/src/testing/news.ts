/** How long something may take that has to come to pass. */
const PATIENCE_MILLISECONDS = 10_000;

/** Lets some wait for what others bring about. */
export interface News {
  /** Something has happened: whoever waits looks again. */
  readonly tell: () => void;
  /** Resolves when something is so; rejects when it is not so for too long. */
  readonly until: (isSo: () => boolean, what: string) => Promise<void>;
}

/** Nobody waits, nothing has happened. */
export const createNews = (): News => {
  const waiting = new Set<() => void>();
  return {
    tell: () => {
      for (const ask of [...waiting]) ask();
    },
    until: (isSo, what) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(ask);
          reject(new Error(`Not within ${PATIENCE_MILLISECONDS} ms: ${what}.`));
        }, PATIENCE_MILLISECONDS);
        const ask = (): void => {
          if (!isSo()) return;
          clearTimeout(late);
          waiting.delete(ask);
          resolve();
        };
        waiting.add(ask);
        ask();
      }),
  };
};
