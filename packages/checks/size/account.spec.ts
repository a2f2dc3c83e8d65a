import type { Metafile } from 'esbuild';
import { bytesByPackage } from './account.ts';

const metafileOf = (bytes: number, inputs: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'index.js': {
      bytes,
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
      ),
      imports: [],
      exports: [],
    },
  },
});

const PNPM = '../../node_modules/.pnpm';

describe('the account of a bundle', () => {
  it('adds the files of a package up, whoever it is of', () => {
    const metafile = metafileOf(100, {
      [`${PNPM}/fp-ts@2.16.11/node_modules/fp-ts/lib/Either.js`]: 40,
      [`${PNPM}/io-ts@2.2.22_fp-ts@2.16.11/node_modules/io-ts/es6/index.js`]: 20,
      [`${PNPM}/@noble+hashes@1.8.0/node_modules/@noble/hashes/esm/sha2.js`]: 5,
      [`${PNPM}/fp-ts@2.16.11/node_modules/fp-ts/es6/Either.js`]: 2,
      '../core/dist/account/decide.js': 30,
      '../core/dist/index.js': 3,
    });
    expect([...bytesByPackage(metafile)]).toEqual([
      ['fp-ts', 42],
      ['io-ts', 20],
      ['@noble/hashes', 5],
      ['packages/core', 33],
      ['what joins them', 0],
    ]);
  });

  it('leaves no byte out: what no file brought is told apart', () => {
    const sums = bytesByPackage(metafileOf(100, { '../core/dist/index.js': 90 }));
    expect([...sums]).toEqual([
      ['packages/core', 90],
      ['what joins them', 10],
    ]);
  });
});
