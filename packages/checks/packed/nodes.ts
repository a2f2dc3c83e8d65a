import { run } from './run.ts';

/** The oldest Node of each line that is supported. */
export const NODES = ['20.19.0', '22.16.0', '24.21.0'] as const;

/** Whether a Node has SQLite built in. */
export const hasSqlite = (version: string): boolean => !version.startsWith('20.');

/** Runs a program in a folder on a Node of some version, and gives what it prints. */
export const runOn = (version: string, args: readonly string[], folder: string): string => {
  const node = ['--yes', '--loglevel=error', '-p', `node@${version}`, 'node', '--no-warnings'];
  return run('npx', [...node, ...args], folder).trim();
};

/** Without this a newer Node would load ES modules where there is no CommonJS. */
export const TRULY_COMMONJS = '--no-experimental-require-module';
