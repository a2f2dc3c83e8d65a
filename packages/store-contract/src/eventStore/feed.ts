import type { EventStore, FeedItem } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { labelOf } from '../events.ts';

/** A subscription read item by item. */
export interface Feed {
  /** The next item, as a word: the label of an event, `caughtUp`, the code of an error, or `end`. */
  readonly next: () => Promise<string>;
  /** As many next items. */
  readonly take: (count: number) => Promise<readonly string[]>;
  readonly stop: () => void;
}

/** Subscribes after a position. */
export const feedOf = (store: EventStore, after: bigint): Feed => {
  const controller = new AbortController();
  const items = store.subscribe(after, controller.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const step = await items.next();
    if (step.done === true) return 'end';
    return E.isLeft(step.value) ? step.value.left.code : wordOf(step.value.right);
  };
  return {
    next,
    take: async (count) => {
      const words: string[] = [];
      while (words.length < count) words.push(await next());
      return words;
    },
    stop: () => {
      controller.abort();
    },
  };
};

const wordOf = (item: FeedItem): string =>
  item.kind === 'event' ? labelOf(item.event) : item.kind;
