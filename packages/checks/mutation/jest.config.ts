import type { Config } from 'jest';
import root from '../../../jest.config.ts';

/** The specifications of some packages as one project: Stryker takes no list of projects. */
const packages = (process.env['DISDETTA_MUTATION_SPECS'] ?? 'core').split(',');

const [first] = root.projects ?? [];
if (typeof first !== 'object') throw new Error('The projects of Jest are not as expected.');

const config: Config = {
  ...first,
  displayName: 'mutation',
  rootDir: '../..',
  testMatch: packages.map((name) => `<rootDir>/${name}/src/**/*.spec.ts`),
};

export default config;
