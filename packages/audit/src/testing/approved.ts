import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(__dirname, '../../approved');

/**
 * Holds a text against the one that was read and approved, word for word. `DISDETTA_APPROVE=1`
 * puts it there instead; what changed is then read in the difference before it is committed.
 */
export const expectApproved = (name: string, text: string): void => {
  const file = join(FOLDER, name);
  if (process.env['DISDETTA_APPROVE'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
};
