import { sha256 } from '../sha256.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf (RFC 9162, 2.1.1): its bytes after a byte 0. */
export const leafHash = (leaf: string): Buffer => sha256(LEAF, leaf);

/** The hash of a node (RFC 9162, 2.1.1): those below it after a byte 1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** The largest power of two below a number above 1: where a tree of so many leaves parts. */
const halfOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** The head of a tree (RFC 9162, 2.1.1), from the hashes of its leaves. */
export const rootOf = (hashes: readonly Buffer[]): Buffer => {
  const [first] = hashes;
  if (first === undefined) return sha256();
  if (hashes.length === 1) return first;
  const half = halfOf(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
};

/** The inclusion path of a leaf (RFC 9162, 2.1.3.1), from the leaf upwards. */
export const pathOf = (hashes: readonly Buffer[], index: number): readonly Buffer[] => {
  if (hashes.length <= 1) return [];
  const half = halfOf(hashes.length);
  const left = hashes.slice(0, half);
  const right = hashes.slice(half);
  return index < half
    ? [...pathOf(left, index), rootOf(right)]
    : [...pathOf(right, index - half), rootOf(left)];
};

/**
 * The head that a leaf and its inclusion path lead to (RFC 9162, 2.1.3.2), or null where a tree
 * of that size has no such path.
 */
export const rootFrom = (
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | null => {
  if (index < 0 || index >= size) return null;
  if (size === 1) return path.length === 0 ? leaf : null;
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const half = halfOf(size);
  const below = path.slice(0, -1);
  const isLeft = index < half;
  const inner = isLeft
    ? rootFrom(leaf, index, half, below)
    : rootFrom(leaf, index - half, size - half, below);
  if (inner === null) return null;
  return isLeft ? nodeHash(inner, sibling) : nodeHash(sibling, inner);
};
