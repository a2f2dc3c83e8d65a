import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import { bind } from 'jest-each';
import type fastCheck from 'fast-check';
import { withFewStories } from './fewStories.ts';
import { specificationsOf } from './specifications.ts';

/**
 * The specifications as Mocha takes them. Jest loads every module anew for each alteration; here
 * they are loaded once, and what changes is only which alteration is in force.
 */
const PACKAGES = join(import.meta.dirname, '../..');
const OWN = /^@disdetta\/(?<name>[^/]+)(?:\/(?<part>.+))?$/;

Object.assign(describe, { each: bind(describe, false) });
Object.assign(it, { each: bind(it, false) });
// What Mocha calls otherwise than Jest.
Object.assign(globalThis, {
  expect,
  beforeAll: Reflect.get(globalThis, 'before') as unknown,
  afterAll: Reflect.get(globalThis, 'after') as unknown,
});

const compiled = (file: string): string =>
  transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  }).code;

registerHooks({
  // A package finds its neighbours in node_modules, where nothing is altered.
  resolve: (specifier, context, next) => {
    const { name, part = '' } = OWN.exec(specifier)?.groups ?? {};
    return name === undefined
      ? next(specifier, context)
      : next(join(PACKAGES, name, 'src', part, 'index.ts'), context);
  },
  load: (url, context, next) =>
    url.endsWith('.ts')
      ? { format: 'commonjs', source: compiled(fileURLToPath(url)), shortCircuit: true }
      : next(url, context),
});

// Nothing is altered in programs of others, and starting them takes long: they are not found.
process.env['PATH'] = '';

const require = createRequire(import.meta.url);
const properties = require('fast-check') as { default: typeof fastCheck };
properties.default = withFewStories(properties.default);

const patterns = (process.env['DISDETTA_MUTATION_SPECS'] ?? 'core/src/**').split(' ');
for (const file of specificationsOf(PACKAGES, patterns)) {
  describe(file, () => {
    require(join(PACKAGES, file));
  });
}
