import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

/** Appends so many events to a node, subscribes to them all, and reads each stream back. */
const [address = '', events = '0'] = process.argv.slice(2);
const EVENTS = Number(events);
const EVENTS_A_ROUND = Math.min(100_000, EVENTS);
const EVENTS_AN_APPEND = 200;
const APPENDS_AT_ONCE = 10;
const STREAMS = 5_000;

const client = EventStoreDBClient.connectionString(address);
const subscription = client.subscribeToAll();
let followed = 0;
let onFollowed = (): void => undefined;
subscription.on('data', () => {
  followed += 1;
  onFollowed();
});
const followedTo = (goal: number): Promise<void> =>
  new Promise((resolve) => {
    onFollowed = () => {
      if (followed >= goal) resolve();
    };
    onFollowed();
  });

let appends = 0;
const append = async (): Promise<void> => {
  appends += 1;
  const written = Array.from({ length: EVENTS_AN_APPEND }, (_, place) =>
    jsonEvent({
      id: randomUUID(),
      type: 'Written',
      data: { place, text: 'a hundred letters or so '.repeat(4) },
      metadata: { append: appends },
    }),
  );
  await client.appendToStream(`stream-${appends % STREAMS}`, written);
};

let appended = 0;
while (appended < EVENTS) {
  const goal = appended + EVENTS_A_ROUND;
  while (appended < goal) {
    await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, append));
    appended += APPENDS_AT_ONCE * EVENTS_AN_APPEND;
  }
  await followedTo(appended);
  let read = 0;
  for await (const { event } of client.readStream(`stream-${appends % STREAMS}`)) {
    if (event !== undefined) read += 1;
  }
  if (read < EVENTS_AN_APPEND) throw new Error(`Only ${read} events of a stream were read.`);
  process.send?.(appended);
  await once(process, 'message');
}
await subscription.unsubscribe();
await client.dispose();
process.disconnect();
