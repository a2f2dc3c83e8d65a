import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this repository. */
export const ROOT: string = join(import.meta.dirname, '../../..');

/** A package that is published. */
export interface PublicPackage {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

const packageIn = (folder: string): PublicPackage => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  return { name: String(manifest['name']), folder, manifest };
};

/** Every package that is published, by its folder. */
export const publicPackages: readonly PublicPackage[] = readdirSync(join(ROOT, 'packages'))
  .map((name) => packageIn(join(ROOT, 'packages', name)))
  .filter(({ manifest }) => manifest['private'] !== true);

/** The names of the entries of a package: `.` and what follows it. */
export const entriesOf = ({ manifest }: PublicPackage): readonly string[] =>
  Object.keys(manifest['exports'] ?? {});

const dependenciesOf = ({ manifest }: PublicPackage): readonly string[] =>
  Object.keys(manifest['dependencies'] ?? {});

/** A package and those of ours that come along with it. */
export const withItsOwn = (name: string): readonly PublicPackage[] => {
  const wanted = new Set([name]);
  for (const needed of wanted) {
    const found = publicPackages.find((published) => published.name === needed);
    for (const dependency of found === undefined ? [] : dependenciesOf(found)) {
      wanted.add(dependency);
    }
  }
  return publicPackages.filter((published) => wanted.has(published.name));
};
