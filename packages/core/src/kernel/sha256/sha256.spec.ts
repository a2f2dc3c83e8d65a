import fc from 'fast-check';
import * as anywhere from './anywhere.ts';
import * as node from './node.ts';

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is that of FIPS 180', (text, digest) => {
    expect(node.sha256Of(text)).toBe(digest);
    expect(anywhere.sha256Of(text)).toBe(digest);
  });

  it('is the same in Node and anywhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(node.sha256Of(text)).toBe(anywhere.sha256Of(text));
      }),
    );
  });
});
