import { SECTOR_BYTES } from './disk.ts';
import type { Operation } from './disk.ts';

/** How much of what was not synced is on the platter when the power goes. */
export type Cut = 'nothing' | 'everything' | 'torn';

interface FileOnPlatter {
  /** Whether its name is sure to be there. */
  isNamed: boolean;
  synced: Uint8Array;
  /** What was asked for since, in order. */
  readonly pending: Operation[];
}

/** What a disk surely holds, and what it may hold. */
export interface Platter {
  readonly take: (operation: Operation) => void;
  /** One of the states in which a power cut may leave the files. */
  readonly cut: (how: Cut, random: () => number) => ReadonlyMap<string, Uint8Array>;
}

/**
 * A disk that promises what was synced and nothing else. Since the last sync of a file, any of its
 * sectors may have been written or not, in any order, or in part; its length may be any that it
 * had; and a file that was never synced may not be there at all.
 */
export const createPlatter = (): Platter => {
  const files = new Map<string, FileOnPlatter>();

  return {
    take: (operation) => {
      const { kind, file } = operation;
      if (kind === 'delete') {
        files.delete(file);
        return;
      }
      const known = files.get(file) ?? { isNamed: false, synced: new Uint8Array(), pending: [] };
      files.set(file, known);
      if (kind !== 'sync') {
        known.pending.push(operation);
        return;
      }
      known.synced = replay(
        known.synced,
        known.pending,
        lengthsOf(known.synced, known.pending).at(-1) ?? 0,
      );
      known.isNamed = true;
      known.pending.length = 0;
    },
    cut: (how, random) =>
      new Map(
        [...files]
          .filter(([, { isNamed }]) => isNamed || how === 'everything' || random() < 0.5)
          .map(([name, file]) => [name, cutFile(file, how, random)]),
      ),
  };
};

/** The lengths that a file had, from the last sync on. */
const lengthsOf = (synced: Uint8Array, pending: readonly Operation[]): readonly number[] => {
  const lengths = [synced.length];
  for (const operation of pending) {
    const before = lengths.at(-1) ?? 0;
    if (operation.kind === 'truncate') lengths.push(operation.size);
    if (operation.kind === 'write') {
      lengths.push(Math.max(before, operation.offset + operation.bytes.length));
    }
  }
  return lengths;
};

/** The bytes of a file after some of what was asked for, at one of its lengths. */
const replay = (
  synced: Uint8Array,
  operations: readonly Operation[],
  length: number,
): Uint8Array => {
  const bytes = new Uint8Array(Math.max(...lengthsOf(synced, operations), length));
  bytes.set(synced);
  for (const operation of operations) {
    if (operation.kind === 'truncate') bytes.fill(0, operation.size);
    if (operation.kind === 'write') bytes.set(operation.bytes, operation.offset);
  }
  return bytes.slice(0, length);
};

const cutFile = (
  { synced, pending }: FileOnPlatter,
  how: Cut,
  random: () => number,
): Uint8Array => {
  const lengths = lengthsOf(synced, pending);
  if (how === 'nothing') return synced;
  if (how === 'everything') return replay(synced, pending, lengths.at(-1) ?? 0);
  const share = random();
  const survived = pending.flatMap((operation) =>
    operation.kind === 'write' ? sectorsOf(operation, share, random) : [],
  );
  return replay(synced, survived, lengths[Math.floor(random() * lengths.length)] ?? 0);
};

/** The sectors of a write that reached the platter, one of them perhaps in part. */
const sectorsOf = (
  write: Extract<Operation, { readonly kind: 'write' }>,
  share: number,
  random: () => number,
): readonly Operation[] => {
  const sectors: Operation[] = [];
  let from = 0;
  while (from < write.bytes.length) {
    const place = write.offset + from;
    const until = Math.min(write.bytes.length, from + SECTOR_BYTES - (place % SECTOR_BYTES));
    if (random() < share) {
      const isTorn = random() < 0.1;
      const end = isTorn ? from + Math.floor(random() * (until - from)) : until;
      sectors.push({ ...write, offset: place, bytes: write.bytes.subarray(from, end) });
    }
    from = until;
  }
  return sectors;
};
