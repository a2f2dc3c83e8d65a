import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import { tell } from './findings.ts';

/** What a package is read and taken by. */
const NEEDED = ['package.json', 'README.md', 'LICENSE'];

/** What is there for those who work on a package, and for nobody who uses it. */
const FOREIGN = /\.spec\.|\.tsbuildinfo$|\/(?:fixtures|bench|broken|api|scenarios|\.\w[^/]*)\//;

/** Random stories of an account are public: those who write a policy tell them to it. */
const TESTING = /\/testing\//;
const PUBLIC_TESTING = '@disdetta/core';

/** Whether a package holds what it needs, and nothing that is not for those who use it. */
export const checkContents = (tarball: string): void => {
  const { packageName, listFiles } = packageIn(tarball);
  const files = listFiles();
  const missing = NEEDED.filter((name) => !files.includes(name));
  const foreign = files.filter(
    (file) => FOREIGN.test(`/${file}`) || (TESTING.test(file) && packageName !== PUBLIC_TESTING),
  );
  tell(`${basename(tarball)}: ${files.length} files, all of them for whoever uses it`, [
    ...missing.map((name) => `${name} is missing`),
    ...foreign.map((file) => `${file} is nobody's business`),
  ]);
};

const packageIn = (
  tarball: string,
): { readonly packageName: string; readonly listFiles: () => readonly string[] } => {
  const found = createPackageFromTarballData(readFileSync(tarball));
  const { packageName } = found;
  const root = `/node_modules/${packageName}/`;
  return {
    packageName,
    listFiles: () => found.listFiles().map((file) => file.replace(root, '')),
  };
};
