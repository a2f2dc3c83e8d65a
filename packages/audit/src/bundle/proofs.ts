import { leafHash, nodeHash } from '../seal/merkle.ts';
import type { InclusionProof } from '../seal/inclusion.ts';

/** The nodes of a tree, floor by floor from the leaves; the last of an odd floor moves up alone. */
const floorsOf = (leaves: readonly string[]): readonly (readonly Buffer[])[] => {
  let floor = leaves.map(leafHash);
  const floors = [floor];
  while (floor.length > 1) {
    const above: Buffer[] = [];
    for (let place = 0; place < floor.length; place += 2) {
      const [left, right] = floor.slice(place, place + 2);
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    floors.push(above);
    floor = above;
  }
  return floors;
};

/** The proofs that leaves stand in the tree over all of them: of each whose line is wanted. */
export function* proofsOf(
  leaves: readonly string[],
  wants: (leaf: string) => boolean,
): Generator<InclusionProof> {
  const floors = floorsOf(leaves);
  for (const [index, leaf] of leaves.entries()) {
    if (!wants(leaf)) continue;
    let place = index;
    const path: string[] = [];
    for (const floor of floors) {
      const beside = floor[place % 2 === 0 ? place + 1 : place - 1];
      if (beside !== undefined) path.push(beside.toString('hex'));
      place = Math.floor(place / 2);
    }
    yield { leaf, index, path };
  }
}
