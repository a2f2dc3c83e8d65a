import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Told in random stories, which take long. */
const STORIES = /\.(properties|model)\.spec\.ts$/;

/** The specifications that patterns name, quick ones first: the first that fails is enough. */
export const specificationsOf = (
  folder: string,
  patterns: readonly string[],
): readonly string[] => {
  const cost = (file: string): number =>
    statSync(join(folder, file)).size + (STORIES.test(file) ? 1e6 : 0);
  return patterns
    .flatMap((pattern) => globSync(`${pattern}.spec.ts`, { cwd: folder }))
    .toSorted((one, other) => cost(one) - cost(other));
};
