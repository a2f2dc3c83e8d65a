import type { StopSignal } from '@disdetta/core';

/** A signal that is no `AbortSignal`, and tells its listeners each time that it is stopped. */
export const createSignal = (): { readonly signal: StopSignal; readonly stop: () => void } => {
  const listeners = new Set<() => void>();
  const state = { aborted: false };
  return {
    signal: {
      get aborted() {
        return state.aborted;
      },
      addEventListener: (_type, listener) => {
        listeners.add(listener);
      },
      removeEventListener: (_type, listener) => {
        listeners.delete(listener);
      },
    },
    stop: () => {
      state.aborted = true;
      for (const listener of [...listeners]) listener();
    },
  };
};
