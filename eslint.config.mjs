import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const PURE = ['packages/core/src/**/*.ts', 'packages/projections/src/**/*.ts'];
const SPECS = ['**/*.spec.ts', 'packages/*/src/testing/**/*.ts'];

/** The clock, chance and the outside world: what a pure package is given as data, or not at all. */
const IMPURE_GLOBALS = [
  'Date',
  'console',
  'crypto',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/coverage/**',
      '**/fixtures/**',
      '**/.documents/**',
      'packages/checks/packed/programs/**',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.specs.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A default is a decision about all the rest; without one, every case has to be there.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A Task of a synchronous driver awaits nothing, and still has to answer a promise.
      '@typescript-eslint/require-await': 'off',
      // Numbers and bigints read well in a message; anything else still has to be spelt out.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'no-console': 'error',
    },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ThrowStatement', message: 'refuse with a value: left(…)' },
        { selector: 'AwaitExpression', message: 'describe effects with TaskEither' },
        { selector: ':function[async=true]', message: 'describe effects with TaskEither' },
        {
          selector: "NewExpression[callee.name='Promise']",
          message: 'describe effects with TaskEither',
        },
      ],
    },
  },
  {
    files: [...SPECS, 'packages/*/bench/**/*.ts', 'packages/store-contract/src/**/*.ts'],
    rules: {
      // What Jest lets stand for a value, such as expect.any(String), is typed as anything.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A helper inside a specification says what it returns by being used a few lines below.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
);
