import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { ROOT } from '../build/publicPackages.ts';
import { accountFor } from './account.ts';

/** Something that somebody bundles, in the terms of size-limit. */
interface Entry {
  readonly name: string;
  readonly path: string;
  /** What of it is imported. */
  readonly import: string;
  /** How many bytes of it may go over a network: minified, and compressed by Brotli. */
  readonly limit: string;
  readonly modifyEsbuildConfig: (options: BuildOptions) => BuildOptions;
}

const entry = (
  name: string,
  folder: string,
  wanted: Pick<Entry, 'import' | 'limit'>,
  change: BuildOptions = {},
): Entry => ({
  name,
  path: join(ROOT, 'packages', folder, 'dist/index.js'),
  ...wanted,
  modifyEsbuildConfig: (options) => accountFor(name, { ...options, ...change }),
});

/** Those that open files and servers are loaded where they are asked for, and no earlier. */
const ON_NODE: BuildOptions = {
  platform: 'node',
  format: 'esm',
  external: ['@disdetta/store-sqlite', '@disdetta/store-eventstoredb', '@disdetta/*/sqlite'],
};

/** What is measured, with all that comes along of other people's. */
export const entries: readonly Entry[] = [
  entry('@disdetta/core', 'core', { import: '*', limit: '73 kB' }),
  entry('decide and evolve of @disdetta/core', 'core', {
    import: '{ decide, evolve }',
    limit: '56 kB',
  }),
  entry('@disdetta/projections', 'projections', { import: '*', limit: '65 kB' }),
  entry('disdetta, on Node', 'disdetta', { import: '*', limit: '98 kB' }, ON_NODE),
];
