import { relative, join } from 'node:path';
import { isRight } from 'fp-ts/lib/Either.js';
import { readScenarioFiles } from './files.ts';
import { runScenario } from './run.ts';

const FOLDER = join(__dirname, '../../../core/scenarios');
const SEED = 20_260_301;

describe('every scenario that ships', () => {
  it('can be read, tells something of its own, and holds', async () => {
    const files = await readScenarioFiles([FOLDER]);
    const names = new Set<string>();
    for (const { file, scenario } of files) {
      const place = relative(FOLDER, file);
      expect({ place, scenario }).toMatchObject({ place, scenario: { _tag: 'Right' } });
      if (!isRight(scenario)) continue;
      const { name, mismatches } = await runScenario(scenario.right, SEED);
      expect({ place, mismatches }).toEqual({ place, mismatches: [] });
      expect({ place, isNew: !names.has(name) }).toEqual({ place, isNew: true });
      names.add(name);
    }
    expect(names.size).toBeGreaterThanOrEqual(80);
  }, 120_000);
});
