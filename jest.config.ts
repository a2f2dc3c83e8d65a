import type { Config } from 'jest';

const project = (folder: string): Config => ({
  displayName: folder.replace('packages/', ''),
  rootDir: folder,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/', '\\.browser\\.spec\\.ts$'],
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
  transformIgnorePatterns: [
    '/node_modules/(?!.*(hyparquet|hyparquet-writer)/|(.*/node_modules/)?cookie/)',
  ],
  // The library that draws charts has a build of one file, which names its own library so.
  moduleNameMapper: { '^(d3)@.+$': '$1' },
  testEnvironmentOptions: {
    customExportConditions: ['@disdetta/source', 'umd', 'node', 'require', 'default'],
  },
});

/** Specifications that need a real browser, for `pnpm test:browser`. */
const inBrowser: Config = {
  ...project('examples/03-customer-portal'),
  displayName: 'browser',
  testMatch: ['<rootDir>/**/*.browser.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};

const config: Config = {
  maxWorkers: '100%',
  // A machine may be busy: how long something takes is for the benchmarks to say.
  testTimeout: 60_000,
  projects: [
    'packages/core',
    'packages/projections',
    'packages/store-contract',
    'packages/store-kit',
    'packages/store-memory',
    'packages/store-sqlite',
    'packages/eventstoredb-devnode',
    'packages/store-eventstoredb',
    'packages/read-models',
    'packages/effects',
    'packages/audit',
    'packages/disdetta',
    'packages/checks',
    'examples/01-first-cancellation',
    'examples/02-billing-backend',
    'examples/03-customer-portal',
    'examples/04-payment-provider-webhooks',
    'examples/05-audit',
    'examples/06-eventstoredb-cluster',
    'examples/07-your-own-policy',
  ]
    .map(project)
    .concat(inBrowser),
  coverageProvider: 'v8',
  coverageReporters: ['text-summary'],
  collectCoverageFrom: [
    'packages/core/src/{account,policies}/**/*.ts',
    '!**/*.spec.ts',
    // These files hold types alone.
    '!packages/core/src/account/decide/outcome.ts',
    '!packages/core/src/policies/judgement.ts',
  ],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100 } },
};

export default config;
