import type {
  EventStoreDBClient,
  PersistentSubscriptionToAll,
  PersistentSubscriptionToStream,
} from '@eventstore/db-client';
import { createInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';

type Subscription = PersistentSubscriptionToStream | PersistentSubscriptionToAll;

/** A message as a consumer takes it. */
export type Message = Parameters<PersistentSubscriptionToStream['ack']>[0] & {
  readonly retryCount?: number;
};

/** A consumer that takes what it is given, and says of it what it is told to. */
export interface TestConsumer {
  /** The next so many messages. */
  readonly take: (count: number) => Promise<readonly Message[]>;
  /** What the next so many messages are called in their data. */
  readonly takeNames: (count: number) => Promise<readonly string[]>;
  readonly ack: (...messages: readonly Message[]) => Promise<void>;
  readonly nack: (
    action: 'park' | 'retry' | 'skip' | 'stop',
    ...messages: readonly Message[]
  ) => Promise<void>;
  /** The type of the error that ends it. */
  readonly error: () => Promise<string>;
  readonly leave: () => Promise<void>;
}

/** Connects to a group of a stream, or of `$all`; answers once it is connected, or refused. */
export const consume = async (
  client: EventStoreDBClient,
  stream: string,
  group: string,
  bufferSize = 10,
): Promise<TestConsumer> => {
  const subscription: Subscription =
    stream === '$all'
      ? client.subscribeToPersistentSubscriptionToAll(group, { bufferSize })
      : client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize });
  const messages: Inbox<Message> = createInbox();
  const errors: Inbox<string> = createInbox();
  await new Promise<void>((resolve) => {
    subscription.on('confirmation', resolve);
    subscription.on('data', (message: Message) => {
      messages.put(message);
    });
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
    leave: () => subscription.unsubscribe(),
  };
};

/** What a message is called in its data. */
export const nameOf = ({ event }: Message): string => {
  const data: unknown = event?.data;
  return typeof data === 'object' && data !== null && 'name' in data
    ? String(data.name)
    : 'nothing';
};
