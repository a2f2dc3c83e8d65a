import type { Config } from 'jest';

const project = (displayName: string): Config => ({
  displayName,
  rootDir: `packages/${displayName}`,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*(temporal-polyfill|temporal-utils)/)'],
  testEnvironmentOptions: {
    customExportConditions: ['@disdetta/source', 'node', 'require', 'default'],
  },
});

const config: Config = {
  projects: [
    'core',
    'projections',
    'store-contract',
    'store-memory',
    'store-sqlite',
    'disdetta',
    'checks',
  ].map(project),
  coverageProvider: 'v8',
};

export default config;
