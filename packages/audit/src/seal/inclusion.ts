import * as E from 'fp-ts/lib/Either.js';
import { linesOf, readLeaves } from './leaves.ts';
import type { LeavesUnfit } from './leaves.ts';
import { leafHash, pathOf, rootFrom } from './merkle.ts';
import type { Seal } from './seal.ts';

/** Shows that a stream stands in a seal, and where it ended, without showing any other stream. */
export interface InclusionProof {
  /** The line of the stream: its name, last revision and last hash. */
  readonly leaf: string;
  /** Its place among the streams, from 0. */
  readonly index: number;
  /** The hashes beside its way up the tree (RFC 9162, 2.1.3), in hexadecimal digits. */
  readonly path: readonly string[];
}

/** A stream that does not stand in a seal. */
export interface StreamNotSealed {
  readonly code: 'StreamNotSealed';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The proof that a stream stands in a seal, made from the leaves that were kept with it. */
export const inclusionProof = (
  seal: Seal,
  leaves: string,
  stream: string,
): E.Either<LeavesUnfit | StreamNotSealed, InclusionProof> => {
  const read = readLeaves(leaves, seal);
  if (E.isLeft(read)) return read;
  const index = read.right.findIndex((leaf) => leaf.stream === stream);
  const lines = linesOf(leaves);
  const leaf = lines[index];
  if (leaf === undefined) {
    const message = `${stream} does not stand in this seal: it began later, or in another log.`;
    return E.left({ code: 'StreamNotSealed', message, facts: { stream } });
  }
  const path = pathOf(lines.map(leafHash), index).map((hash) => hash.toString('hex'));
  return E.right({ leaf, index, path });
};

/** Whether a proof leads to the head of a seal, whose signature `verifySeal` has looked at. */
export const verifyInclusion = ({ leaf, index, path }: InclusionProof, seal: Seal): boolean => {
  const hashes = path.map((hash) => Buffer.from(hash, 'hex'));
  const root = rootFrom(leafHash(leaf), index, seal.streams, hashes);
  return root?.toString('hex') === seal.root;
};
