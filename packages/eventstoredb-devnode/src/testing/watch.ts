import type { EventEmitter } from 'node:events';

/** What a subscription says, in order, as words. */
export interface Watched {
  /** The next so many of them. */
  readonly next: (count: number) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

interface Subscription extends EventEmitter {
  readonly unsubscribe: () => Promise<void>;
}

/** Listens to a subscription: events by their type, checkpoints by their position. */
export const watch = (subscription: Subscription): Watched => {
  const said: string[] = [];
  let onSaid = (): void => undefined;
  const say = (word: string): void => {
    said.push(word);
    onSaid();
  };
  subscription.on('confirmation', () => {
    say('confirmation');
  });
  subscription.on('caughtUp', () => {
    say('caughtUp');
  });
  subscription.on('data', (resolved: { readonly event?: { readonly type: string } }) => {
    say(resolved.event?.type ?? 'nothing');
  });
  subscription.on('error', (error: { readonly type?: string }) => {
    say(`error ${error.type ?? String(error)}`);
  });
  subscription.on('end', () => {
    say('end');
  });
  return {
    next: (count) =>
      new Promise((resolve) => {
        onSaid = () => {
          if (said.length >= count) resolve(said.splice(0, count));
        };
        onSaid();
      }),
    stop: () => subscription.unsubscribe(),
  };
};
