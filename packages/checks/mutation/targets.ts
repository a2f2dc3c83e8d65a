/** A part of the library whose specifications are tested by altering it. */
export interface Target {
  /** The files that are altered. */
  readonly mutate: readonly string[];
  /** The specifications that have to notice, as patterns of files under `packages`. */
  readonly specs: readonly string[];
  /** Which of them are left out, by their words: they take long, and others notice as much. */
  readonly without?: string;
  /** How many random stories are told where that is not fixed. */
  readonly stories: number;
  /** How many of a hundred alterations have to be noticed. */
  readonly goal: number;
  /** Whether each alteration needs a process of its own: what a module remembers would outlive it. */
  readonly apart?: boolean;
}

const WITHOUT_SPECS = '!packages/*/src/**/*.spec.ts';

/**
 * What the front door adds for the core: the scenarios that ship, and commands that are handled.
 * The rest of its specifications starts programs of their own, in which nothing is altered.
 */
const OF_THE_CORE = [
  'core/src/**/*',
  'projections/src/**/*',
  'disdetta/src/scenario/*',
  'disdetta/src/{disdetta,handling,journal,longHistories,rememberedHistories,archiving*}',
];

/**
 * All but three: two that start programs of their own, and the one that flips every bit of a
 * log, which any other would notice first.
 */
const OF_THE_AUDIT = ['audit/src/*/**/!(determinism)', 'audit/src/!(bitFlips)'];

/** What can be asked for by name. */
export const TARGETS: Readonly<Record<string, Target>> = {
  money: {
    mutate: ['packages/core/src/values/*.ts', WITHOUT_SPECS],
    specs: OF_THE_CORE,
    stories: 40,
    goal: 95,
    // The time zones that exist are looked up once.
    apart: true,
  },
  policies: {
    mutate: ['packages/core/src/policies/*.ts', WITHOUT_SPECS],
    specs: OF_THE_CORE,
    stories: 40,
    goal: 95,
  },
  core: {
    mutate: [
      'packages/core/src/{account,handle,kernel}/**/*.ts',
      'packages/core/src/*.ts',
      WITHOUT_SPECS,
    ],
    specs: OF_THE_CORE,
    stories: 40,
    goal: 90,
  },
  audit: {
    mutate: ['packages/audit/src/**/*.ts', '!packages/audit/src/testing/**', WITHOUT_SPECS],
    specs: OF_THE_AUDIT,
    without: 'finds every bit that is flipped',
    stories: 4,
    goal: 90,
  },
};
