import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { openSqliteStore } from '@disdetta/store-sqlite';
import type { Handing } from '../handlers.ts';
import { openSqliteLedger } from '../sqlite/openSqliteLedger.ts';
import { startEffects } from '../startEffects.ts';
import { answerOf } from './answers.ts';

/** The files that reactors share until they are killed. */
export const filesIn = (
  folder: string,
): { readonly log: string; readonly ledger: string; readonly outside: string } => ({
  log: join(folder, 'log.db'),
  ledger: join(folder, 'effects.db'),
  outside: join(folder, 'outside.txt'),
});

/** What a whole line of the file outside ends with: a kill can cut one short. */
export const LINE_END = ' .';

const LEASE_MILLISECONDS = 1_500;

/**
 * Runs a reactor until everything is done or the process is killed. The world outside is a text
 * file: a synced line when an effect begins and one when it ends. A lock that the system takes
 * from a process that is gone tells whether two ever hold the same effect.
 */
export const runUntilKilled = async (folder: string): Promise<void> => {
  const files = filesIn(folder);
  const store = await answerOf(openSqliteStore({ path: files.log }));
  const ledger = await openSqliteLedger({ file: files.ledger });
  const outside = openSync(files.outside, 'a');

  const write = (line: string): void => {
    // The break before it keeps it apart from a line that a kill has cut short.
    writeSync(outside, `\n${line}${LINE_END}\n`);
    fsyncSync(outside);
    process.stdout.write(`${line}\n`);
  };

  const handOver = async ({ key, attempt }: Handing): Promise<string> => {
    const lock = new DatabaseSync(join(folder, `${key}.lock`), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch {
      write(`twice ${key} ${attempt}`);
    }
    try {
      write(`begin ${key} ${attempt}`);
      await new Promise((resolve) => setTimeout(resolve, 4 * Math.random()));
      if (Math.random() < 0.1) throw new Error('no answer');
      write(`end ${key} ${attempt}`);
      return `${key} ${attempt}`;
    } finally {
      lock.close();
    }
  };

  const effects = await startEffects({
    store,
    ledger,
    from: 'beginning',
    handlers: { AddOnCancelled: handOver },
    concurrency: 4,
    leaseMilliseconds: LEASE_MILLISECONDS,
    lookEveryMilliseconds: 50,
    retry: { attempts: 1_000, firstDelayMilliseconds: 1, longestDelayMilliseconds: 20 },
  });
  for (;;) {
    await effects.idle();
    const tallies = await answerOf(ledger.tallies());
    if (tallies.every(({ state }) => state === 'done')) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await effects.stop();
  await answerOf(store.close());
  await answerOf(ledger.close());
  closeSync(outside);
};
