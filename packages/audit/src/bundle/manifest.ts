import { LIBRARY_VERSION } from '@disdetta/core';
import type { Seal } from '../seal/seal.ts';
import type { BundleOptions } from './bundle.ts';
import type { FileSum } from './bundleFolder.ts';
import { jsonOf } from './report.ts';
import type { Scope } from './scope.ts';

/** What a manifest tells of a bundle. */
export interface ManifestParts {
  readonly options: BundleOptions;
  readonly scope: Scope;
  readonly seal: Seal;
  readonly streams: number;
  readonly events: number;
  readonly files: Readonly<Record<string, FileSum>>;
}

/** The manifest of a bundle: what it was made with, and what it holds. */
export const manifestOf = ({ options, scope, seal, ...held }: ManifestParts): string => {
  const { at, seals = [], exceptions = null } = options;
  const { streams, events, files } = held;
  return jsonOf({
    format: 'disdetta-bundle 1',
    library: LIBRARY_VERSION,
    madeAt: at,
    key: seal.key,
    parameters: {
      accounts: scope.accounts,
      exceptions,
      earlierSeals: seals.map(({ seal: { root, position, sealedAt, key } }) => ({
        root,
        position,
        sealedAt,
        key,
      })),
    },
    counts: { streams, events },
    files,
  });
};
