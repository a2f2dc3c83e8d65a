import { join } from 'node:path';
import type { PublicPackage } from '../build/publicPackages.ts';
import { run } from './run.ts';

/** Packs a package as it would be published, into a folder; answers where the file is. */
export const packInto = (folder: string, { folder: source }: PublicPackage): string => {
  const printed = run('pnpm', ['pack', '--json', '--pack-destination', folder], source);
  const { filename } = JSON.parse(printed) as { readonly filename: string };
  return join(folder, filename.split('/').at(-1) ?? '');
};
