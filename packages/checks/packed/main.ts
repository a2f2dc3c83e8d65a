import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPackages, withItsOwn } from '../build/publicPackages.ts';
import { checkEntries } from './entries.ts';
import { checkContents } from './contents.ts';
import { isClean } from './findings.ts';
import { compileProject, createProject } from './project.ts';
import { checkShape } from './shape.ts';
import { billOfMaterials, checkSupply } from './supply.ts';
import { packInto } from './tarballs.ts';
import { checkUsage } from './usage.ts';

/**
 * What somebody gets who installs the packages: each packed as it would be published, looked at,
 * and installed by npm into empty projects. One takes the front door alone, and uses it from ESM,
 * CommonJS and TypeScript on every Node that is supported; the other takes them all.
 * `--sbom FILE` keeps the bill of materials of the front door.
 */
const [option, file] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'disdetta-packed-'));
const projectOf = (name: string): string => {
  const project = join(folder, name);
  mkdirSync(project);
  return project;
};

try {
  const tarballs = new Map(
    publicPackages.map((published) => [published.name, packInto(folder, published)]),
  );
  for (const tarball of tarballs.values()) {
    checkContents(tarball);
    await checkShape(tarball);
  }

  const backend = projectOf('backend');
  const needed = withItsOwn('disdetta').map(({ name }) => tarballs.get(name) ?? name);
  createProject(backend, needed);
  checkSupply(backend);
  if (option === '--sbom' && file !== undefined) writeFileSync(file, billOfMaterials(backend));
  compileProject(backend);
  checkUsage(backend);

  const everything = projectOf('everything');
  createProject(everything, [...tarballs.values()]);
  checkEntries(everything);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = isClean() ? 0 : 1;
