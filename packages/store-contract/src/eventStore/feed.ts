import type { EventStore, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { labelOf } from '../events.ts';

/** A subscription read item by item. */
export interface Feed {
  /** The next item, as a word: the label of an event, `caughtUp`, the code of an error, or `end`. */
  readonly next: () => Promise<string>;
  /** As many next items. */
  readonly take: (count: number) => Promise<readonly string[]>;
  /** As many next events, whether `caughtUp` stands between them or not. */
  readonly events: (count: number) => Promise<readonly StoredEvent[]>;
  readonly stop: () => void;
  /** Ends it as a `break` out of a loop over it does. */
  readonly leave: () => Promise<void>;
}

/** Subscribes after a position. */
export const feedOf = (store: EventStore, after: bigint): Feed => {
  const controller = new AbortController();
  const items = store.subscribe(after, controller.signal)[Symbol.asyncIterator]();

  const nextItem = async (): Promise<StoredEvent | string> => {
    const step = await items.next();
    if (step.done === true) return 'end';
    if (E.isLeft(step.value)) return step.value.left.code;
    return step.value.right.kind === 'event' ? step.value.right.event : 'caughtUp';
  };
  const next = async (): Promise<string> => {
    const item = await nextItem();
    return typeof item === 'string' ? item : labelOf(item);
  };

  return {
    next,
    take: async (count) => {
      const words: string[] = [];
      while (words.length < count) words.push(await next());
      return words;
    },
    events: async (count) => {
      const events: StoredEvent[] = [];
      while (events.length < count) {
        const item = await nextItem();
        if (typeof item !== 'string') events.push(item);
        else if (item !== 'caughtUp') throw new Error(`After ${events.length} events: ${item}`);
      }
      return events;
    },
    stop: () => {
      controller.abort();
    },
    leave: async () => {
      await items.return?.();
    },
  };
};
