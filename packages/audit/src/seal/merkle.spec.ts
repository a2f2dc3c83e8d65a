import { leafHash, pathOf, rootFrom, rootOf } from './merkle.ts';

/** The leaves and heads that implementations of Certificate Transparency test themselves with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'));

const HEADS = new Map([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]);

describe('a Merkle tree', () => {
  it.each([...HEADS])('of %i leaves has the head that others compute', (size, head) => {
    expect(rootOf(LEAVES.slice(0, size).map(leafHash)).toString('hex')).toBe(head);
  });

  it('leads from every leaf of every size to its head, and from no other place', () => {
    for (let size = 1; size <= 33; size += 1) {
      const hashes = Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
      const root = rootOf(hashes);
      for (const [index, leaf] of hashes.entries()) {
        const path = pathOf(hashes, index);
        expect(rootFrom(leaf, index, size, path)).toEqual(root);
        expect(rootFrom(leaf, (index + 1) % size, size, path)?.equals(root) ?? false).toBe(
          size === 1,
        );
        expect(rootFrom(leaf, size, size, path)).toBeNull();
      }
    }
  });
});
