import type { Draft } from 'immer';
import type { Account } from '../account/state.ts';
import { unknownAccount } from '../account/state.ts';
import type { CommandId } from '../values/ids.ts';

/**
 * What the handler keeps of a stream between two commands. It belongs to one command at a time,
 * so it is altered in place.
 */
export interface Remembered {
  readonly account: Draft<Account>;
  /** The revision of the last event; -1n before the first. */
  revision: bigint;
  /** The hash of the last event, which the next one carries. */
  hash: string | null;
  /** Commands with events since the last filing, with the revision of their first event. */
  readonly commands: Map<CommandId, bigint>;
  /** Through which revision uses and commands were filed; -1n: none were. */
  filedThrough: bigint;
}

/** A stream of which nothing is known. */
export const rememberNothing = (): Remembered => ({
  account: unknownAccount(),
  revision: -1n,
  hash: null,
  commands: new Map(),
  filedThrough: -1n,
});

/** Streams that were in use lately; the one not used for longest makes room. */
export interface Memory {
  readonly recall: (stream: string) => Remembered | undefined;
  readonly remember: (stream: string, remembered: Remembered) => void;
  readonly forget: (stream: string) => void;
}

/** A memory of at most that many streams. */
export const createMemory = (capacity: number): Memory => {
  const streams = new Map<string, Remembered>();
  return {
    recall: (stream) => streams.get(stream),
    remember: (stream, remembered) => {
      streams.delete(stream);
      streams.set(stream, remembered);
      if (streams.size <= capacity) return;
      const [oldest] = streams.keys();
      if (oldest !== undefined) streams.delete(oldest);
    },
    forget: (stream) => {
      streams.delete(stream);
    },
  };
};
