import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisdetta } from '../openDisdetta.ts';
import { runDemo } from '../demo/demo.ts';
import { english } from '../demo/english.ts';
import { italian } from '../demo/italian.ts';
import type { Terminal } from './terminal.ts';

/** What `disdetta demo` may be told. */
export interface DemoCommandOptions {
  readonly lang: 'en' | 'it';
  /** A file for the log; default: a new one in a temporary folder. */
  readonly store: string | undefined;
}

/** Runs the demonstration; answers the exit code. */
export const demoCommand = async (
  { lang, store }: DemoCommandOptions,
  terminal: Terminal,
): Promise<number> => {
  if (store?.includes('://') === true) {
    terminal.print(
      `${store}: only a file can hold the log so far; the EventStoreDB store is not here yet.`,
    );
    return 2;
  }
  const file = store ?? join(await mkdtemp(join(tmpdir(), 'disdetta-')), 'demo.db');
  return runDemo({
    open: () => openDisdetta({ file }),
    place: file,
    words: lang === 'it' ? italian : english,
    terminal,
  });
};
