/** A part of the library whose specifications are tested by altering it. */
export interface Target {
  /** The files that are altered. */
  readonly mutate: readonly string[];
  /** The packages whose specifications have to notice. */
  readonly specs: readonly string[];
  /** How many of a hundred alterations have to be noticed. */
  readonly goal: number;
}

const WITHOUT_SPECS = '!packages/*/src/**/*.spec.ts';
const OF_THE_CORE = ['core', 'projections', 'disdetta'];

/** What can be asked for by name. */
export const TARGETS: Readonly<Record<string, Target>> = {
  money: {
    mutate: ['packages/core/src/values/*.ts', WITHOUT_SPECS],
    specs: OF_THE_CORE,
    goal: 95,
  },
  policies: {
    mutate: ['packages/core/src/policies/*.ts', WITHOUT_SPECS],
    specs: OF_THE_CORE,
    goal: 95,
  },
  core: {
    mutate: [
      'packages/core/src/{account,handle,kernel}/**/*.ts',
      'packages/core/src/*.ts',
      WITHOUT_SPECS,
    ],
    specs: OF_THE_CORE,
    goal: 90,
  },
  audit: {
    mutate: ['packages/audit/src/**/*.ts', '!packages/audit/src/testing/**', WITHOUT_SPECS],
    specs: ['audit'],
    goal: 90,
  },
};
