import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Heads } from '../chain/head.ts';
import { leafHash, rootOf } from './merkle.ts';
import type { Seal } from './seal.ts';

/** Where a stream stood when it was sealed. */
export interface Leaf {
  readonly stream: string;
  readonly revision: bigint;
  readonly hash: string;
}

/** Leaves that cannot be read, or that are not those of the seal they came with. */
export interface LeavesUnfit {
  readonly code: 'LeavesUnfit';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const byBytes = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

/** One line a stream, in the order of the bytes of their names: the leaves of the tree. */
export const leavesOf = (heads: Heads): readonly string[] =>
  [...heads]
    .sort(byBytes)
    .map(([stream, { revision, hash }]) => JSON.stringify([stream, Number(revision), hash]));

/** The head of the tree over leaves, in hexadecimal digits. */
export const treeHeadOf = (leaves: readonly string[]): string =>
  rootOf(leaves.map(leafHash)).toString('hex');

const leafCodec = t.tuple([t.string, t.Int, t.string]);

/** Reads a leaf from its line; null for what is none. */
export const readLeaf = (line: string): Leaf | null => {
  const parsed = E.tryCatch((): unknown => JSON.parse(line), E.toError);
  if (E.isLeft(parsed)) return null;
  const decoded = leafCodec.decode(parsed.right);
  if (E.isLeft(decoded)) return null;
  const [stream, revision, hash] = decoded.right;
  return { stream, revision: BigInt(revision), hash };
};

/** The lines of a file of leaves. */
export const linesOf = (leaves: string): readonly string[] =>
  leaves.split('\n').filter((line) => line !== '');

/** Reads a file of leaves, if they are the ones that a seal was made over. */
export const readLeaves = (
  leaves: string,
  { root }: Pick<Seal, 'root'>,
): E.Either<LeavesUnfit, readonly Leaf[]> => {
  const lines = linesOf(leaves);
  const found = treeHeadOf(lines);
  const read = lines.map(readLeaf).filter((leaf) => leaf !== null);
  if (found === root && read.length === lines.length) return E.right(read);
  return E.left({
    code: 'LeavesUnfit',
    message: 'These are not the leaves of this seal: find the file that was kept with it.',
    facts: { root, found },
  });
};
