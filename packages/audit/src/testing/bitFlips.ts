import { hashOf } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import type { KeptSeal } from './sealing.ts';

/** The texts of an event that its hash is made of. */
export const HASHED = ['id', 'type', 'data', 'metadata'] as const;

/** An event, and the hash that somebody else has of it: the event after it, or the seal. */
export interface Witnessed {
  readonly event: StoredEvent;
  readonly hash: string;
}

/** One bit of one text of an event. */
export interface Flip {
  readonly field: (typeof HASHED)[number];
  readonly bit: number;
}

/** Every event of a log with the hash that its successor carries, or, at the end, its leaf. */
export const witnessed = (
  log: readonly StoredEvent[],
  { leaves }: Pick<KeptSeal, 'leaves'>,
): readonly Witnessed[] => {
  const hashes = new Map<string, string>();
  for (const line of leaves.split('\n').filter((one) => one !== '')) {
    const [stream, revision, hash] = JSON.parse(line) as [string, number, string];
    hashes.set(`${stream}@${revision}`, hash);
  }
  for (const { stream, revision, metadata } of log) {
    const { previousHash } = JSON.parse(metadata) as { readonly previousHash: string | null };
    if (previousHash !== null) hashes.set(`${stream}@${revision - 1n}`, previousHash);
  }
  return log.map((event) => ({
    event,
    hash: hashes.get(`${event.stream}@${event.revision}`) ?? '',
  }));
};

/** An event with one bit of it flipped; what is no text any more reads as a store would read it. */
export const flipped = (event: StoredEvent, { field, bit }: Flip): StoredEvent => {
  const bytes = Buffer.from(event[field]);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return { ...event, [field]: bytes.toString() };
};

/** Whether the witness of an event would notice a flip: the hash is another. */
export const isNoticed = ({ event, hash }: Witnessed, flip: Flip): boolean =>
  hashOf(flipped(event, flip)) !== hash;

/** What became of the flips of some events: how many there were, and those that nobody noticed. */
export interface FlipOutcome {
  readonly flips: number;
  readonly unnoticed: readonly string[];
}

/** Every n-th bit of an event, from a place on. */
function* flipsOf(event: StoredEvent, from: number, every: number): Generator<Flip> {
  let start = from;
  for (const field of HASHED) {
    const bits = Buffer.byteLength(event[field]) * 8;
    for (; start < bits; start += every) yield { field, bit: start };
    start -= bits;
  }
}

/**
 * Flips bits one by one, and looks whether the one witness of the event would notice: the quick
 * way of verifying the whole log anew for each.
 */
export const flipBits = (events: readonly Witnessed[], every: number): FlipOutcome => {
  const unnoticed: string[] = [];
  let flips = 0;
  for (const [index, one] of events.entries()) {
    const { stream, revision } = one.event;
    for (const flip of flipsOf(one.event, index % every, every)) {
      flips += 1;
      if (!isNoticed(one, flip)) unnoticed.push(`${stream}@${revision} ${flip.field} ${flip.bit}`);
    }
  }
  return { flips, unnoticed };
};
