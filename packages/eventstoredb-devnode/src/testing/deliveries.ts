import { randomUUID } from 'node:crypto';
import type { LoggedRecord } from '../log/nodeLog.ts';
import { connectionOf } from '../persistentSubscriptions/consumers.ts';
import type { Connection } from '../persistentSubscriptions/consumers.ts';
import { deliveryOf } from '../persistentSubscriptions/delivery.ts';
import type { Delivery } from '../persistentSubscriptions/delivery.ts';

/** A message with an event of a stream. */
export const deliveryFrom = (stream: string, event: Partial<LoggedRecord> = {}): Delivery => {
  const record: LoggedRecord = {
    id: randomUUID(),
    type: 'Happened',
    isJson: true,
    data: new Uint8Array(),
    metadata: new Uint8Array(),
    stream,
    revision: 0n,
    position: 1n,
    createdTicks: 0n,
    ...event,
  };
  return deliveryOf({ event: record, link: null }, record, null);
};

/** A consumer with room for so many messages. */
export const connectionFor = (bufferSize: number): Connection =>
  connectionOf(
    {
      bufferSize,
      connectionName: 'a consumer',
      username: 'somebody',
      send: () => undefined,
      drop: () => undefined,
    },
    false,
    () => 0,
  );

/** Hands a message over for good. */
export const handOver = (connection: Connection, delivery: Delivery): void => {
  connection.inFlight.set(delivery.id, delivery);
};
