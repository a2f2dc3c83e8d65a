import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs a program of this folder in a process of its own, and reads the JSON that it prints. */
export const runProgram = (program: string, args: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--conditions=@disdetta/source', '--no-warnings', join(__dirname, program), ...args],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    ),
  );
