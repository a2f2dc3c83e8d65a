import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFolder } from '../comments/keyFolder.ts';
import { UnexpectedRefusal } from '../demo/telling.ts';
import { CannotOpen } from '../cannotOpen.ts';
import { openDisdetta } from '../openDisdetta.ts';
import { runDemo } from '../demo/demo.ts';
import { english } from '../demo/english.ts';
import { italian } from '../demo/italian.ts';
import type { Terminal } from './terminal.ts';

/** What `disdetta demo` may be told. */
export interface DemoCommandOptions {
  readonly lang: 'en' | 'it';
  /** A file for the log, or `esdb://…`; default: a new file in a temporary folder. */
  readonly store: string | undefined;
}

/** Runs the demonstration; answers the exit code. */
export const demoCommand = async (
  { lang, store }: DemoCommandOptions,
  terminal: Terminal,
): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'disdetta-'));
  const isServer = store?.includes('://') === true;
  const place = store ?? join(folder, 'demo.db');
  const comments = openKeyFolder({ folder: join(folder, 'keys') });
  // A category of its own: the demonstration begins with nothing, on any server.
  const category = `demo${Date.now()}`;
  const demonstration = runDemo({
    open: () =>
      openDisdetta(isServer ? { connectionString: place, category, comments } : { file: place }),
    place: isServer ? `${withoutPassword(place)}, category ${category}` : place,
    words: lang === 'it' ? italian : english,
    terminal,
  });
  return demonstration.catch((error: unknown) => {
    if (!(error instanceof CannotOpen || error instanceof UnexpectedRefusal)) throw error;
    terminal.print(`✗ ${error.message}`);
    return 1;
  });
};

/** A connection string as it may be shown. */
const withoutPassword = (connectionString: string): string =>
  connectionString.replace(/\/\/[^@/]*@/, '//');
