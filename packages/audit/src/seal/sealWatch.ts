import type { StoredEvent } from '@disdetta/core';
import type { Heads } from '../chain/head.ts';
import { findingAt } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { leavesOf, treeHeadOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import type { Seal } from './seal.ts';

/** Holds a log against an earlier seal while it is read. */
export interface SealWatch {
  /** Is told every event before the chain takes it in. */
  readonly before: (event: StoredEvent, heads: Heads) => readonly Finding[];
  /** Is told every event when the chain has taken it in. */
  readonly after: (event: StoredEvent, heads: Heads) => readonly Finding[];
  /** Is told that the log is through. */
  readonly end: (heads: Heads) => readonly Finding[];
}

/** Watches for a seal; with its leaves it can name the streams that do not stand as they stood. */
export const createSealWatch = (seal: Seal, leaves: readonly Leaf[] = []): SealWatch => {
  const sealed = new Map(leaves.map((leaf) => [leaf.stream, leaf]));
  const awaited = new Map(sealed);
  let events = 0;
  let isPassed = false;

  const compareHeads = (heads: Heads): readonly Finding[] => {
    isPassed = true;
    const root = treeHeadOf(leavesOf(heads));
    if (root === seal.root && heads.size === seal.streams && events === seal.events) return [];
    return [differs(seal, { root, streams: heads.size, events })];
  };

  return {
    before: ({ position }, heads) => {
      if (isPassed) return [];
      if (position > seal.position) return compareHeads(heads);
      events += 1;
      return [];
    },
    after: (event, heads) => {
      const { stream, revision } = event;
      const leaf = sealed.get(stream);
      const isNew = leaves.length > 0 && revision > (leaf?.revision ?? -1n);
      if (isNew && event.position <= seal.position) return [writtenBehind(event, seal)];
      if (leaf?.revision !== revision || !awaited.delete(stream)) return [];
      const hash = heads.get(stream)?.hash;
      return hash === leaf.hash ? [] : [rewritten(leaf, hash)];
    },
    end: (heads) => [
      ...(isPassed ? [] : compareHeads(heads)),
      ...[...awaited.values()].map((leaf) => cut(leaf, heads.get(leaf.stream)?.revision ?? -1n)),
    ],
  };
};

const differs = (
  { root, streams, events, position }: Seal,
  found: Pick<Seal, 'root' | 'streams' | 'events'>,
): Finding =>
  findingAt(
    { stream: '', revision: -1n },
    'SealDiffers',
    `Up to position ${position} the log is not what was sealed: something was cut, added or rewritten.`,
    { sealed: { root, streams, events }, found },
  );

const rewritten = (leaf: Leaf, found: string | undefined): Finding =>
  findingAt(
    leaf,
    'StreamRewritten',
    `Event ${leaf.revision} of ${leaf.stream} is not the one that was sealed: it, or one before it, was rewritten.`,
    { sealed: leaf.hash, found },
  );

const cut = ({ stream, revision: sealed }: Leaf, last: bigint): Finding => {
  const revision = last < sealed ? last + 1n : sealed;
  const message = `${stream} was sealed up to event ${sealed}, and event ${revision} is gone.`;
  return findingAt({ stream, revision }, 'StreamCut', message, { sealed, last });
};

const writtenBehind = (event: StoredEvent, { position }: Seal): Finding =>
  findingAt(
    event,
    'WrittenBehindSeal',
    `Event ${event.revision} of ${event.stream} stands before position ${position}, but was not there when that was sealed.`,
    { position: event.position, sealed: position },
  );
