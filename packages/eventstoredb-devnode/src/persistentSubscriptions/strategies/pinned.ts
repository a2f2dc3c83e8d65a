import { slotsOf } from '../consumers.ts';
import type { Connection } from '../consumers.ts';
import type { Delivery } from '../delivery.ts';
import type { Strategy } from './strategy.ts';

const BUCKETS = 1_024;

/** Messages with the same pin stay with one consumer, as long as it is there. */
export const createPinned = (pinOf: (delivery: Delivery) => string): Strategy => {
  const connections: Connection[] = [];
  const owners = new Map<number, Connection>();

  const bucketOf = (delivery: Delivery): number => hashOf(pinOf(delivery)) % BUCKETS;
  const bucketsOf = (owner: Connection): readonly number[] =>
    [...owners].filter(([, connection]) => connection === owner).map(([bucket]) => bucket);

  /** The buckets that an owner can spare, those first of which it has nothing in hand. */
  const spareOf = (owner: Connection, fairShare: number): readonly number[] => {
    const busy = new Set([...owner.inFlight.values()].map(bucketOf));
    const own = bucketsOf(owner);
    return own
      .toSorted((one, other) => Number(busy.has(one)) - Number(busy.has(other)))
      .slice(0, Math.max(0, own.length - fairShare));
  };

  const assign = (bucket: number): Connection | undefined => {
    const counts = connections.map((connection) => bucketsOf(connection).length);
    const owner = connections[counts.indexOf(Math.min(...counts))];
    if (owner !== undefined) owners.set(bucket, owner);
    return owner;
  };

  return {
    join: (newcomer) => {
      const fairShare = Math.ceil(owners.size / (connections.length + 1));
      for (const bucket of connections.flatMap((owner) => spareOf(owner, fairShare))) {
        owners.set(bucket, newcomer);
      }
      connections.push(newcomer);
    },
    leave: (connection) => {
      connections.splice(connections.indexOf(connection), 1);
      for (const bucket of bucketsOf(connection)) owners.delete(bucket);
    },
    choose: (delivery) => {
      if (!connections.some((connection) => slotsOf(connection) > 0)) return 'full';
      const bucket = bucketOf(delivery);
      const owner = owners.get(bucket) ?? assign(bucket);
      return owner !== undefined && slotsOf(owner) > 0 ? owner : 'held';
    },
  };
};

/** FNV-1a: the same for the same text, and well spread. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
};
