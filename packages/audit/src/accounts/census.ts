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
  const accounts = createNumbers();
  const journals = createNumbers();
  let before = 0n;
  return {
    see: (event) => {
      const { stream, revision, position } = event;
      if (isAudited(stream)) {
        checksum.add(event);
        if (revision === 0n) (isAccountStream(stream) ? accounts : journals).add(before);
      }
      before = position;
    },
    progress: () => ({ events: checksum.total().events, position: before }),
    result: () => ({
      beginnings: shared(accounts.all(), journals.all()),
      accounts: accounts.all().length,
      checksum: checksum.total(),
      end: before,
    }),
  };
};

const FEW = 1_024;

/** A list of numbers in eight bytes each. */
const createNumbers = (): {
  readonly add: (number: bigint) => void;
  readonly all: () => BigInt64Array;
} => {
  let numbers = new BigInt64Array(FEW);
  let count = 0;
  return {
    add: (number) => {
      if (count === numbers.length) {
        const larger = new BigInt64Array(2 * count);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[count] = number;
      count += 1;
    },
    all: () => numbers.subarray(0, count),
  };
};

/** Two lists as one that every thread can read. */
const shared = (first: BigInt64Array, second: BigInt64Array): BigInt64Array<SharedArrayBuffer> => {
  const bytes = first.byteLength + second.byteLength;
  const array = new BigInt64Array(new SharedArrayBuffer(bytes));
  array.set(first);
  array.set(second, first.length);
  return array;
};
