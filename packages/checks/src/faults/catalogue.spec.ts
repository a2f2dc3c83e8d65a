import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from './catalogue.ts';

const ROOT = join(__dirname, '../../../..');

describe('the catalogue of planted defects', () => {
  it('has at least forty, each with a name of its own', () => {
    expect(faults.length).toBeGreaterThanOrEqual(40);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });

  it.each(faults)('can still plant: $name', ({ file, from, to }) => {
    const parts = readFileSync(join(ROOT, file), 'utf8').split(from);
    expect(parts).toHaveLength(2);
    expect(to).not.toBe(from);
  });
});
