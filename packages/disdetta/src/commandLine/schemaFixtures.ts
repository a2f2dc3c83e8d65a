import { isShape } from '@disdetta/core';
import type { EventFixture } from '@disdetta/core';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble } from '../fileTrouble.ts';

/** The name of a fixture, and of its file without `.json`. */
export const nameOf = ({ type, schemaVersion }: EventFixture): string =>
  `${type}.v${schemaVersion}`;

/** Every fixture of a folder, by name. Rejects with a sentence that names the file at fault. */
export const readFixtures = async (folder: string): Promise<readonly EventFixture[]> => {
  const files = (await namesIn(folder)).filter((file) => file.endsWith('.json')).toSorted();
  return Promise.all(
    files.map(async (file) => toFixture(file, await readFile(join(folder, file), 'utf8'))),
  );
};

/** Makes a folder for fixtures, if there is none. Rejects with a sentence that names it. */
export const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be made: ${fileTrouble(error)}.`, {
      cause: error,
    });
  }
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be read: ${fileTrouble(error)}.`, {
      cause: error,
    });
  }
};

/** Writes a fixture under its name. */
export const writeFixture = async (folder: string, fixture: EventFixture): Promise<void> => {
  const text = `${JSON.stringify(fixture, null, 2)}\n`;
  await writeFile(join(folder, `${nameOf(fixture)}.json`), text);
};

const toFixture = (file: string, text: string): EventFixture => {
  const parsed = parse(file, text);
  if (isFixture(parsed)) return parsed;
  throw new Error(`${file} should hold { type, schemaVersion, data?, shape? }.`);
};

const isFixture = (value: unknown): value is EventFixture =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'schemaVersion' in value &&
  typeof value.schemaVersion === 'number' &&
  (!('shape' in value) || isShape(value.shape));

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
};
