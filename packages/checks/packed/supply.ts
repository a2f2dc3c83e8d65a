import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicPackages } from '../build/publicPackages.ts';
import { tell } from './findings.ts';
import { run } from './run.ts';

/** So many packages of others at most may come with the core. */
const LARGEST_CORE = 6;

const FREE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

interface Installed {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
}

const installedIn = (folder: string): readonly (readonly [string, Installed])[] => {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Installed>>;
  };
  return Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
};

/** Whether what comes along with our packages runs nothing when installed, and is free to use. */
export const checkSupply = (folder: string): void => {
  const installed = installedIn(folder);
  const namesOf = (is: (found: Installed) => boolean): readonly string[] =>
    installed.filter(([, found]) => is(found)).map(([path]) => path);
  tell(
    `none of ${installed.length} installed packages runs a script when it is installed`,
    namesOf(({ hasInstallScript }) => hasInstallScript === true),
  );
  tell(
    'every installed package may be used freely',
    namesOf(({ license }) => license === undefined || !FREE.has(license)),
  );
  const core = publicPackages.find(({ name }) => name === '@disdetta/core');
  const ofCore = Object.keys(core?.manifest['dependencies'] ?? {});
  tell(
    `the core needs ${ofCore.length} packages: ${ofCore.join(', ')}`,
    ofCore.length === 0 || ofCore.length > LARGEST_CORE ? ['that is not what we promise'] : [],
  );
};

/** The bill of materials of what was installed, as CycloneDX. */
export const billOfMaterials = (folder: string): string =>
  run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--loglevel=error'], folder);
