import type { StoredEvent } from '@disdetta/core';

/** A sum over places of events that is the same in whatever order they were seen. */
export interface Checksum {
  readonly events: number;
  readonly one: number;
  readonly other: number;
}

/** The checksum of nothing. */
export const NO_EVENTS: Checksum = { events: 0, one: 0, other: 0 };

/** Two checksums as one. */
export const added = (first: Checksum, second: Checksum): Checksum => ({
  events: first.events + second.events,
  one: (first.one + second.one) | 0,
  other: (first.other + second.other) | 0,
});

/** Whether two checksums are of the same events. */
export const isSame = (first: Checksum, second: Checksum): boolean =>
  first.events === second.events && first.one === second.one && first.other === second.other;

const PRIME = 0x01000193;
const GOLDEN = 0x9e3779b1;

/** FNV-1a: quick, and no protection. The proofs are made elsewhere; this only counts. */
const mix = (text: string, start: number): number => {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
};

/** Counts events while they are read. */
export const createChecksum = (): {
  readonly add: (event: StoredEvent) => void;
  readonly total: () => Checksum;
} => {
  let events = 0;
  let one = 0;
  let other = 0;
  return {
    add: ({ stream, revision, position }) => {
      events += 1;
      const place = mix(stream, Number(revision) | 0);
      const low = Number(position & 0xffffffffn);
      one = (one + Math.imul(place ^ low, GOLDEN)) | 0;
      other = (other + Math.imul(place + low, PRIME)) | 0;
    },
    total: () => ({ events, one, other }),
  };
};
