import type { EventStore } from '@disdetta/core';

/** The same store, whose calls reject when they are silent for so many milliseconds. */
export const withPatience = (store: EventStore, patience: number): EventStore => {
  const soon = <A>(what: string, call: () => Promise<A>): Promise<A> =>
    within(patience, what, call);

  return {
    append: (stream, expected, events) => {
      const task = store.append(stream, expected, events);
      return () => soon(`An append to ${stream}`, task);
    },
    readStream: (stream, range) => {
      const task = store.readStream(stream, range);
      return () => soon(`A read of ${stream}`, task);
    },
    readAll: (after, limit) => {
      const task = store.readAll(after, limit);
      return () => soon(`A read of the log after ${after}`, task);
    },
    subscribe: (after, signal) => ({
      [Symbol.asyncIterator]: () => {
        const items = store.subscribe(after, signal)[Symbol.asyncIterator]();
        const leave = items.return?.bind(items);
        return {
          next: () => soon(`A subscription after ${after}`, () => items.next()),
          ...(leave === undefined
            ? {}
            : { return: () => soon('Leaving a subscription', () => leave()) }),
        };
      },
    }),
    close: () => {
      const task = store.close();
      return () => soon('Closing', task);
    },
  };
};

const within = async <A>(
  milliseconds: number,
  what: string,
  call: () => Promise<A>,
): Promise<A> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} was silent for ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([call(), silence]);
  } finally {
    clearTimeout(timer);
  }
};
