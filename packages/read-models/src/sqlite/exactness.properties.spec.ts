import { createMemoryStore } from '@disdetta/store-memory';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specifyExactness } from '../testing/exactnessContract.ts';
import { valueOf } from '../testing/told.ts';
import { openSqliteReadModels } from './openSqliteReadModels.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-read-models-'));
let files = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a read model in SQLite', () => {
  specifyExactness(60, {
    newLog: () => createMemoryStore(),
    newDatabase: async () => {
      files += 1;
      return valueOf(await openSqliteReadModels({ path: join(folder, `${files}.db`) })());
    },
  });
});
