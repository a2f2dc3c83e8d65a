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

const HASH = /[0-9a-f]{64}/g;
const VERSION = /(?<![\d.])\d+\.\d+\.\d+(?![\d.])/g;

/** A text without hashes and versions of the library: one that is approved holds for years. */
export const ageless = (text: string): string => text.replace(HASH, '…').replace(VERSION, '…');

/** Holds a value against the one that was read and approved, as JSON with its big numbers as text. */
export const expectApprovedJson = (name: string, value: unknown): void => {
  const spell = (_: string, one: unknown): unknown => (typeof one === 'bigint' ? String(one) : one);
  expectApproved(name, ageless(`${JSON.stringify(value, spell, 2)}\n`));
};
