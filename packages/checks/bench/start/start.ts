import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/publicPackages.ts';
import { compare, median, spellComparison } from '../measure.ts';
import type { Row } from '../measure.ts';
import { startWith } from './startWith.ts';
import type { Start } from './startWith.ts';

const CORE = join(ROOT, 'packages/core');
const ROUNDS = 21;
const LIBRARY = /from '(?<module>(?:fp-ts|io-ts)(?:\/[^']+)?)'/g;

/** The modules of fp-ts and io-ts that the built core imports, those for specifications left out. */
const librariesOfCore = (): readonly string[] => {
  const files = globSync('dist/**/*.js', { cwd: CORE, exclude: ['dist/testing/**'] });
  const found = files.flatMap((file) => [
    ...readFileSync(join(CORE, file), 'utf8').matchAll(LIBRARY),
  ]);
  return [...new Set(found.map(({ groups }) => groups?.['module'] ?? ''))].toSorted();
};

/** P10: what it takes to start with the built core, against the libraries that it stands on. */
export const start = async (): Promise<readonly Row[]> => {
  const libraries = librariesOfCore();
  if (libraries.length === 0) throw new Error('the core is not built: run pnpm build');
  const contestants = { core: ['@disdetta/core'], libraries, nothing: [] };
  const starts = { core: [], libraries: [], nothing: [] } as Record<
    keyof typeof contestants,
    Start[]
  >;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['core', 'libraries', 'nothing'] as const) {
      const taken = startWith(contestants[name], CORE);
      // The first fills the caches of the disk.
      if (round > 0) starts[name].push(taken);
    }
  }
  return [
    rowOf('the import of @disdetta/core', 'imported', starts),
    rowOf('a whole process that imports @disdetta/core', 'whole', starts),
  ];
};

const rowOf = (
  what: string,
  part: keyof Start,
  starts: Readonly<Record<'core' | 'libraries' | 'nothing', readonly Start[]>>,
): Row => {
  const [core, libraries, nothing] = [starts.core, starts.libraries, starts.nothing].map((those) =>
    those.map((one) => one[part]),
  );
  const comparison = compare(core ?? [], libraries ?? []);
  const spell = (figures: readonly number[] = []): string => `${median(figures).toFixed(0)} ms`;
  return {
    id: 'P10',
    work: `${what}, against the modules of fp-ts and io-ts that it uses`,
    result:
      `${spellComparison(comparison)}: ` +
      `${spell(core)} against ${spell(libraries)}` +
      (part === 'whole' ? `; Node alone ${spell(nothing)}` : ''),
    goal: '≤ 2 ×',
    isMet: comparison.ratio <= 2,
    figures: {
      ...comparison,
      core: median(core ?? []),
      libraries: median(libraries ?? []),
    },
  };
};
