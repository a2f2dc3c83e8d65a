import { isAccountStream } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import { isAudited } from '../auditedEvent.ts';
import { createChecksum } from './checksum.ts';
import type { Checksum } from './checksum.ts';

/** Which streams a log has, in eight bytes each, and what all of its events add up to. */
export interface Census {
  /** After which position each account begins, and then each journal of refusals. */
  readonly beginnings: BigInt64Array<SharedArrayBuffer>;
  /** How many of them are accounts. */
  readonly accounts: number;
  readonly checksum: Checksum;
  /** The position of the last event: what comes later is not looked at. */
  readonly end: bigint;
}

/** Takes a census while a log is read from its start; of the streams themselves nothing is held. */
export const createCensus = (): {
  readonly see: (event: StoredEvent) => void;
  /** How far it has come. */
  readonly progress: () => { readonly events: number; readonly position: bigint };
  readonly result: () => Census;
} => {
  const checksum = createChecksum();
  const accounts: bigint[] = [];
  const journals: bigint[] = [];
  let before = 0n;
  return {
    see: (event) => {
      const { stream, revision, position } = event;
      if (isAudited(stream)) {
        checksum.add(event);
        if (revision === 0n) (isAccountStream(stream) ? accounts : journals).push(before);
      }
      before = position;
    },
    progress: () => ({ events: checksum.total().events, position: before }),
    result: () => ({
      beginnings: shared([...accounts, ...journals]),
      accounts: accounts.length,
      checksum: checksum.total(),
      end: before,
    }),
  };
};

/** Numbers where every thread can read them. */
const shared = (numbers: readonly bigint[]): BigInt64Array<SharedArrayBuffer> => {
  const bytes = numbers.length * BigInt64Array.BYTES_PER_ELEMENT;
  const array = new BigInt64Array(new SharedArrayBuffer(bytes));
  array.set(numbers);
  return array;
};
