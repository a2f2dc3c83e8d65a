import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { fileTrouble } from '../fileTrouble.ts';
import { decodeScenario } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** A scenario out of a file, or what is wrong with it. */
export interface ScenarioInFile {
  readonly file: string;
  readonly scenario: E.Either<readonly Fault[], Scenario>;
}

/** The scenario files at some paths: files as they are named, folders with all `.json` in them. */
const filesAt = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const inner = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
      .map((entry) => filesAt(join(path, entry.name))),
  );
  return inner.flat().toSorted();
};

/** Some editors begin a file with this mark, which is no part of its JSON. */
const BYTE_ORDER_MARK = /^\uFEFF/;

const readScenarios = async (file: string): Promise<readonly ScenarioInFile[]> => {
  const text = (await readFile(file, 'utf8')).replace(BYTE_ORDER_MARK, '');
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(text),
    (): readonly Fault[] => [{ path: '', expected: 'JSON', found: 'text that is not JSON' }],
  );
  if (E.isLeft(parsed)) return [{ file, scenario: parsed }];
  if (!Array.isArray(parsed.right)) return [{ file, scenario: decodeScenario(parsed.right) }];
  if (parsed.right.length === 0) return [missing(file, 'an empty list')];
  return parsed.right.map((one: unknown, index) => ({
    file: `${file}[${index}]`,
    scenario: decodeScenario(one),
  }));
};

/** Every scenario at some paths, in the order of the files' names. */
export const readScenarioFiles = async (
  paths: readonly string[],
): Promise<readonly ScenarioInFile[]> => {
  const perPath = await Promise.all(
    paths.map(async (path): Promise<readonly ScenarioInFile[]> => {
      try {
        const files = await filesAt(path);
        if (files.length === 0) return [missing(path, 'a folder without .json files')];
        return (await Promise.all(files.map(readScenarios))).flat();
      } catch (error) {
        return [missing(path, `nothing: ${fileTrouble(error)}`)];
      }
    }),
  );
  return perPath.flat();
};

const missing = (path: string, found: string): ScenarioInFile => ({
  file: path,
  scenario: E.left([{ path: '', expected: 'scenario files', found }]),
});
