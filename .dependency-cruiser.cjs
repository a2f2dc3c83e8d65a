/** What each package may import: the table of docs/decisions/0007 as code. */
const PACKAGES = {
  core: {
    ours: [],
    npm: ['@noble/hashes', '@types/node', 'fp-ts', 'immer', 'io-ts', 'temporal-polyfill'],
  },
  projections: { ours: ['core'], npm: ['fp-ts', 'io-ts'] },
  'store-contract': { ours: ['core'], npm: ['expect', 'fast-check', 'fp-ts'] },
  'store-kit': { ours: ['core'], npm: ['fp-ts'] },
  'store-memory': { ours: ['core', 'store-kit'], npm: ['fp-ts'] },
  'store-sqlite': { ours: ['core', 'store-kit'], npm: ['fp-ts'], node: true },
  'eventstoredb-devnode': {
    ours: ['core', 'store-kit', 'store-memory', 'store-sqlite'],
    npm: ['@grpc/grpc-js', '@grpc/proto-loader', 'commander', 'fp-ts'],
    node: true,
  },
  'store-eventstoredb': {
    ours: ['core', 'store-kit'],
    npm: ['@eventstore/db-client', 'fp-ts'],
    node: true,
  },
  'read-models': { ours: ['core', 'projections'], npm: ['fp-ts', 'pg'], node: true },
  effects: { ours: ['core'], npm: ['fp-ts'], node: true },
  audit: {
    ours: ['core', 'projections'],
    npm: [
      '@observablehq/plot',
      '@xmldom/xmldom',
      'csv-stringify',
      'fflate',
      'fp-ts',
      'hyparquet-writer',
      'io-ts',
      'write-excel-file',
    ],
    node: true,
  },
  disdetta: {
    ours: [
      'audit',
      'core',
      'effects',
      'projections',
      'read-models',
      'store-eventstoredb',
      'store-memory',
      'store-sqlite',
    ],
    npm: ['@opentelemetry/api', 'commander', 'fp-ts', 'io-ts'],
    node: true,
  },
};

/** The floors of core: each sees only those below it. */
const FLOORS = ['kernel', 'values', 'policies', 'account', 'handle|preview'];

/** The files of the account in reading order: each sees only those above it. */
const READING_ORDER = [
  ['vocabulary'],
  ['shapes'],
  ['commands'],
  ['events'],
  ['usage'],
  ['state'],
  ['refundParts'],
  ['lines'],
  ['disputes', 'refundable'],
  ['evolve', 'eligibility/.+'],
  ['eligibility'],
  ['rejections'],
  ['envelope', 'snapshot', 'archiving'],
  ['refusedCommand'],
  ['decide/.+'],
  ['decide'],
  ['decider'],
];

const NPM = ['npm', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'npm-peer', 'npm-unknown'];
const ACCOUNT = '^packages/core/src/account';

const ofPackages = Object.entries(PACKAGES).flatMap(([name, { ours, npm, node = false }]) => {
  const from = { path: `^packages/${name}/src/`, pathNot: '/src/testing/' };
  const rules = [
    {
      name: `${name}-sees-only-its-packages`,
      comment: `may import of ours: ${ours.join(', ') || 'nothing'}`,
      severity: 'error',
      from,
      to: { path: '^packages/', pathNot: `^packages/(${[name, ...ours].join('|')})/` },
    },
    {
      name: `${name}-sees-only-its-libraries`,
      comment: `may import of npm: ${npm.join(', ')}`,
      severity: 'error',
      from,
      to: { dependencyTypes: NPM, pathNot: `node_modules/(${npm.join('|')})/` },
    },
  ];
  const withoutNode = {
    name: `${name}-runs-without-node`,
    comment: 'no built-in module of Node',
    severity: 'error',
    // One file of core is for Node alone, and has a twin for everywhere else.
    from: { ...from, pathNot: ['/src/testing/', '^packages/core/src/kernel/sha256/node\\.ts$'] },
    to: { dependencyTypes: ['core'] },
  };
  return node ? rules : [...rules, withoutNode];
});

const ofFloors = FLOORS.slice(0, -1).map((floor, index) => ({
  name: `${floor}-sees-no-floor-above`,
  comment: `the floors of core, from the ground: ${FLOORS.join(', ')}`,
  severity: 'error',
  from: { path: `^packages/core/src/${floor}(/|\\.ts$)` },
  to: { path: `^packages/core/src/(${FLOORS.slice(index + 1).join('|')})(/|\\.ts$)` },
}));

const ofReading = READING_ORDER.slice(0, -1).map((files, index) => ({
  name: `reading-order-${files.join('-and-').replaceAll('/.+', '-one')}`,
  comment: 'a file of the account sees only the files above it',
  severity: 'error',
  from: { path: `${ACCOUNT}/(${files.join('|')})\\.ts$` },
  to: {
    path: `${ACCOUNT}/(${READING_ORDER.slice(index + 1)
      .flat()
      .join('|')})\\.ts$`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'a circle has no first file to read',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'what is imported has to be there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-way-around-an-index',
      comment: 'other packages are entered through their index alone',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/(src|dist)/',
        pathNot: ['^packages/$1/', '^packages/[^/]+/src/(testing/|sqlite/|postgres/)?index\\.ts$'],
      },
    },
    {
      name: 'testing-stays-out-of-production',
      comment: 'helpers of specifications never run behind a page',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: ['/src/testing/', '^packages/checks/'] },
      to: { path: '^packages/[^/]+/src/testing/' },
    },
    {
      name: 'nobody-needs-the-checks',
      comment: 'proofs about the repository are not part of it',
      severity: 'error',
      from: { pathNot: '^packages/checks/' },
      to: { path: '^packages/checks/' },
    },
    {
      name: 'one-package-knows-the-vendor',
      comment: 'only the adapter of EventStoreDB knows its client',
      severity: 'error',
      from: { pathNot: '^packages/store-eventstoredb/' },
      to: { path: '(^|node_modules/)@(eventstore|kurrent)/' },
    },
    ...ofPackages,
    ...ofFloors,
    ...ofReading,
  ],
  options: {
    exclude: {
      path: [
        '\\.spec\\.ts$',
        '^packages/[^/]+/(dist|bench|fixtures|\\.documents)/',
        '^docs/\\.vitepress/(cache|dist)/',
      ],
    },
    doNotFollow: { path: 'node_modules' },
    // Sees what only types need, too: an architecture is not only what runs.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.specs.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@disdetta/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
