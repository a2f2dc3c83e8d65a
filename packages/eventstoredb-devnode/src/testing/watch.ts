import type { EventEmitter } from 'node:events';
import { createInbox } from './inbox.ts';

/** What a subscription says, in order, as words. */
export interface Watched {
  /** The next so many of them. */
  readonly next: (count: number) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

interface Subscription extends EventEmitter {
  readonly unsubscribe: () => Promise<void>;
}

/** Listens to a subscription: events by their type. */
export const watch = (subscription: Subscription): Watched => {
  const { put, take } = createInbox<string>();
  for (const word of ['confirmation', 'caughtUp', 'end']) {
    subscription.on(word, () => {
      put(word);
    });
  }
  subscription.on('data', (resolved: { readonly event?: { readonly type: string } }) => {
    put(resolved.event?.type ?? 'nothing');
  });
  subscription.on('error', (error: Error & { readonly type?: string }) => {
    put(`error ${error.type ?? error.message}`);
  });
  return { next: take, stop: () => subscription.unsubscribe() };
};
