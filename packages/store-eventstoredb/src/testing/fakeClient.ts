import { PassThrough } from 'node:stream';
import type {
  ProposedEvent,
  VendorAppendOptions,
  VendorAppendResult,
  VendorClient,
  VendorItem,
  VendorReadOptions,
  VendorSubscription,
  VendorSubscriptionOptions,
} from '../vendorClient.ts';

/** An append as it reached the client. */
export interface SentAppend {
  readonly stream: string;
  readonly events: readonly ProposedEvent[];
  readonly options: VendorAppendOptions;
}

/** A subscription that a specification feeds. */
export class FakeSubscription extends PassThrough implements VendorSubscription {
  readonly options: VendorSubscriptionOptions;
  isEnded = false;

  constructor(options: VendorSubscriptionOptions) {
    super({ objectMode: true });
    this.options = options;
  }

  async unsubscribe(): Promise<void> {
    this.isEnded = true;
  }
}

/** A client of a specification; what it is not told to do ends the specification. */
export interface FakeClient extends VendorClient {
  readonly sent: readonly SentAppend[];
  readonly subscriptions: readonly FakeSubscription[];
}

/** What a fake does for each call. */
export interface FakeBehaviour {
  readonly append?: (sent: SentAppend, count: number) => Promise<VendorAppendResult>;
  readonly read?: (stream: string, options: VendorReadOptions) => AsyncIterable<VendorItem>;
  readonly subscribe?: (subscription: FakeSubscription, count: number) => void;
}

/** Makes a client that behaves as it is told. */
export const fakeClient = ({ append, read, subscribe }: FakeBehaviour): FakeClient => {
  const sent: SentAppend[] = [];
  const subscriptions: FakeSubscription[] = [];
  const untold = (): never => {
    throw new Error('This client was not told what to do.');
  };
  return {
    sent,
    subscriptions,
    appendToStream: async (stream, events, options) => {
      const request = { stream, events, options };
      sent.push(request);
      return append === undefined ? untold() : append(request, sent.length);
    },
    readStream: (stream, options) => (read === undefined ? untold() : read(stream, options)),
    subscribeToAll: (options) => {
      const subscription = new FakeSubscription(options);
      subscriptions.push(subscription);
      subscribe?.(subscription, subscriptions.length);
      return subscription;
    },
    subscribeToStream: untold,
    dispose: async () => undefined,
  };
};
