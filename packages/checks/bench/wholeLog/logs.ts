import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLog } from './writeLog.ts';

/** What a log holds that is small enough to be held against. */
export const FEW = 100_000;

/** Two logs on disk, one of few events and one of many. */
export interface Logs {
  readonly folder: string;
  readonly few: string;
  readonly many: string;
  /** How many events the long one has. */
  readonly events: number;
}

let written: Promise<Logs> | null = null;

const writeBoth = async (atLeast: number): Promise<Logs> => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-logs-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true });
  });
  const [few, many] = [join(folder, 'few.db'), join(folder, 'many.db')];
  await writeLog(few, FEW);
  return { folder, few, many, events: await writeLog(many, atLeast) };
};

/** The logs that several rows read: written once, and gone with the process. */
export const logsOf = (atLeast: number): Promise<Logs> => (written ??= writeBoth(atLeast));
