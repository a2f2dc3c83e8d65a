import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

/**
 * A new folder for files that are only looked at: in memory, where a system has such a place, which
 * spares thousands of syncs.
 */
export const makeScratch = (): string =>
  mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'disdetta-disk-'));
