import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const PROGRAMS = join(import.meta.dirname, 'programs');
const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error'];
const TOOLS = ['typescript@6.0.3', '@types/node@24.19.2'];
const STRICT = ['--strict', '--skipLibCheck', 'false', '--target', 'es2023', '--types', 'node'];

const compile = (folder: string, how: readonly string[], files: readonly string[]): void => {
  run('npx', ['--loglevel=error', 'tsc', ...STRICT, ...how, ...files], folder);
};

/** Makes an empty folder a project that uses some of our packages. */
export const createProject = (folder: string, tarballs: readonly string[]): void => {
  const manifest = { name: 'a-backend', version: '1.0.0', private: true };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', ...QUIETLY, ...tarballs], folder);
  cpSync(PROGRAMS, folder, { recursive: true });
};

/** Compiles its programs as their author would. */
export const compileProject = (folder: string): void => {
  run('npm', ['install', '--save-dev', ...QUIETLY, ...TOOLS], folder);
  compile(folder, ['--module', 'nodenext'], ['typed.mts', 'typed.cts']);
  compile(folder, ['--module', 'preserve', '--noEmit'], ['typed.mts']);
};
