import { createBell } from '@disdetta/store-kit';
import type { Bell } from '@disdetta/store-kit';

/** Who waits for new records. */
export interface Listeners {
  /** Rings for every record. */
  readonly all: Bell;
  /** A bell that rings for the records of a stream, while the work goes on. */
  readonly listenTo: (stream: string) => StreamListener;
  /** Records of a stream were written, the last of them there. */
  readonly tell: (stream: string, position: bigint) => void;
  /** Where the last record that was told of stands. */
  readonly lastPosition: () => bigint;
}

/** Somebody who waits for the records of a stream. */
export interface StreamListener {
  readonly bell: Bell;
  readonly leave: () => void;
}

interface Listened {
  readonly bell: Bell;
  listeners: number;
}

/** A bell for the log, and one for each stream that somebody waits for. */
export const createListeners = (startsAt: bigint): Listeners => {
  const all = createBell();
  const streams = new Map<string, Listened>();
  let last = startsAt;

  return {
    all,
    listenTo: (stream) => {
      const listened = streams.get(stream) ?? { bell: createBell(), listeners: 0 };
      streams.set(stream, listened);
      listened.listeners += 1;
      return {
        bell: listened.bell,
        leave: () => {
          listened.listeners -= 1;
          if (listened.listeners === 0) streams.delete(stream);
        },
      };
    },
    tell: (stream, position) => {
      if (position > last) last = position;
      streams.get(stream)?.bell.ring();
      all.ring();
    },
    lastPosition: () => last,
  };
};
