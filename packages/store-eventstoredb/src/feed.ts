import type { Reading } from './drain.ts';
import type { VendorItem, VendorSubscription } from './vendorClient.ts';

/** What a feed tells beside events, in its place among them. */
export type Notice =
  /** The server has begun. */
  | { readonly kind: 'confirmation' }
  /** History is through. The server says it again whenever it had to catch up. */
  | { readonly kind: 'caughtUp' }
  /** Up to there nothing of this category is missing. */
  | { readonly kind: 'checkpoint'; readonly position: bigint };

/** A subscription of the server, with what it tells in the order in which it tells it. */
export interface Feed extends Reading<VendorItem | Notice> {
  /** Wakes whoever waits for the next item with that, at once, and ends the call. */
  readonly interrupt: (reason: Error) => void;
}

/** A subscription ended, and nobody said why. */
export class Dropped extends Error {
  constructor() {
    super('the server ended a subscription');
  }
}

/** Whether an item is a notice. */
export const isNotice = (item: VendorItem | Notice): item is Notice => 'kind' in item;

/** Puts a notice behind the events that came before it; as a signal it would overtake them. */
export const notify = (subscription: VendorSubscription, notice: Notice): void => {
  subscription.push(notice);
};

/** Listens to a subscription that has just been asked for. */
export const feedOf = (subscription: VendorSubscription): Feed => {
  // An error that nobody listens for ends the process, and one that came early is heard by none.
  subscription.on('error', (error) => {
    subscription.destroy(error);
  });
  for (const kind of ['confirmation', 'caughtUp'] as const) {
    subscription.on(kind, () => {
      notify(subscription, { kind });
    });
  }
  let ending: Promise<void> | null = null;
  const cancel = (): Promise<void> => (ending ??= subscription.unsubscribe().catch(beforeItBegan));
  return {
    items: subscription,
    cancel,
    interrupt: (reason) => {
      subscription.destroy(reason);
      void cancel();
    },
  };
};

/** A call that could not begin cannot be ended; why it could not is told by its items. */
const beforeItBegan = (): void => undefined;
