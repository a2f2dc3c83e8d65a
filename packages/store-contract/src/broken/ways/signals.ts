import type { StopSignal } from '@disdetta/core';

/** A signal that never stops anything. */
export const neverStops: StopSignal = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

/** A signal that tells its listeners when another does, and answers in its own way. */
export const answeringOf = (signal: StopSignal, isAborted: () => boolean): StopSignal => ({
  get aborted() {
    return isAborted();
  },
  addEventListener: (type, listener) => {
    signal.addEventListener(type, listener);
  },
  removeEventListener: (type, listener) => {
    signal.removeEventListener(type, listener);
  },
});

/** A signal that stops when another does, and tells nobody. */
export const silent = (signal: StopSignal): StopSignal => ({
  ...neverStops,
  get aborted() {
    return signal.aborted;
  },
});

/** A signal that stops when it tells its listeners, and never otherwise. */
export const unasked = (signal: StopSignal): StopSignal => {
  let isTold = false;
  return {
    get aborted() {
      return isTold;
    },
    addEventListener: (type, listener) => {
      signal.addEventListener(type, () => {
        isTold = true;
        listener();
      });
    },
    removeEventListener: () => undefined,
  };
};
