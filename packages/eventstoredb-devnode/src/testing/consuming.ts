import type { EventEmitter } from 'node:events';
import { createInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';

/** An event as consumers are given it. */
interface ConsumedEvent {
  readonly id: string;
  readonly streamId: string;
  readonly type: string;
  readonly revision: bigint;
  readonly data: unknown;
  readonly position?: { readonly commit: bigint; readonly prepare: bigint };
}

/** A message as a consumer takes it. */
export interface Message {
  readonly event?: ConsumedEvent;
  readonly link?: ConsumedEvent;
}

/** How often a message was handed over before. */
interface Retried {
  readonly retryCount?: number;
}

type Nack = 'park' | 'retry' | 'skip' | 'stop';

/** What is used of a vendor's subscription. */
export interface Subscription<Resolved> extends EventEmitter {
  readonly ack: (...messages: Resolved[]) => Promise<void>;
  readonly nack: (action: Nack, reason: string, ...messages: Resolved[]) => Promise<void>;
  readonly unsubscribe: () => Promise<void>;
}

/** A consumer that takes what it is given, and says of it what it is told to. */
export interface TestConsumer<Resolved> {
  /** The next so many messages. */
  readonly take: (count: number) => Promise<readonly (Resolved & Retried)[]>;
  /** What the next so many messages are called in their data. */
  readonly takeNames: (count: number) => Promise<readonly string[]>;
  readonly ack: (...messages: readonly Resolved[]) => Promise<void>;
  readonly nack: (action: Nack, ...messages: readonly Resolved[]) => Promise<void>;
  /** The type of the error that ends it. */
  readonly error: () => Promise<string>;
  readonly leave: () => Promise<void>;
}

/** Listens to a subscription; answers once it is connected, or refused. */
export const consume = async <Resolved extends Message>(
  subscription: Subscription<Resolved>,
): Promise<TestConsumer<Resolved>> => {
  const messages: Inbox<Resolved & Retried> = createInbox();
  const errors: Inbox<string> = createInbox();
  await new Promise<void>((resolve) => {
    subscription.on('confirmation', resolve);
    subscription.on('data', messages.put);
    subscription.on('error', (error: Error & { readonly type?: string }) => {
      errors.put(error.type ?? error.message);
      resolve();
    });
  });
  return {
    take: messages.take,
    takeNames: async (count) => (await messages.take(count)).map(nameOf),
    ack: (...taken) => subscription.ack(...taken),
    nack: (action, ...taken) => subscription.nack(action, 'for a reason', ...taken),
    error: async () => (await errors.take(1))[0] ?? '',
    leave: subscription.unsubscribe.bind(subscription),
  };
};

/** What a message is called in its data. */
export const nameOf = ({ event }: Message): string => {
  const data = event?.data;
  return typeof data === 'object' && data !== null && 'name' in data
    ? String(data.name)
    : 'nothing';
};
