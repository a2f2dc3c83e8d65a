import { execFileSync } from 'node:child_process';

/** Runs a command in a folder, and gives what it prints. */
export const run = (command: string, args: readonly string[], folder: string): string =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
