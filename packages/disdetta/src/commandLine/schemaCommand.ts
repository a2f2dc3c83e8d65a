import { dataShapeOf, eventDefinitions, journalDefinitions, schemaBreaks } from '@disdetta/core';
import type { EventDefinitions } from '@disdetta/core';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileTrouble } from '../fileTrouble.ts';
import { makeFolder, nameOf, readFixtures, writeFixture } from './schemaFixtures.ts';
import type { Terminal } from './terminal.ts';

/** What `disdetta schema check` and `disdetta schema write` may be told. */
export interface SchemaOptions {
  /** A module that exports `eventDefinitions`; default: the events of this library. */
  readonly definitions: string | undefined;
}

/** The definitions that a module exports. Rejects when it does not. */
const definitionsIn = async (module: string | undefined): Promise<EventDefinitions<unknown>> => {
  if (module === undefined) return { ...eventDefinitions, ...journalDefinitions };
  const exported = await load(module);
  if ('eventDefinitions' in exported && isDefinitions(exported.eventDefinitions)) {
    return exported.eventDefinitions;
  }
  throw new Error(
    `${module} should export eventDefinitions: { type: { codec, version, upcasts } }.`,
  );
};

const load = async (module: string): Promise<object> => {
  try {
    return (await import(pathToFileURL(resolve(module)).href)) as object;
  } catch (error) {
    const reason = existsSync(module) ? fileTrouble(error) : 'there is no such file';
    throw new Error(`The module ${module} cannot be loaded: ${reason}.`, { cause: error });
  }
};

const isDefinitions = (value: unknown): value is EventDefinitions<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(
    (each: unknown) =>
      typeof each === 'object' &&
      each !== null &&
      'codec' in each &&
      'version' in each &&
      'upcasts' in each,
  );

/**
 * Compares committed fixtures with the codecs of today, a line a break; answers the exit code: 0
 * when every stored event can be read as it was meant, 1 when not, 2 when it cannot be told.
 */
export const schemaCheckCommand = async (
  folder: string,
  options: SchemaOptions,
  terminal: Terminal,
): Promise<number> =>
  withClearErrors(terminal, async () => {
    const definitions = await definitionsIn(options.definitions);
    const fixtures = await readFixtures(folder);
    const committed = new Set(fixtures.map(nameOf));
    const missing = Object.entries(definitions)
      .map(([type, { version }]) => nameOf({ type, schemaVersion: version }))
      .filter((name) => !committed.has(name));
    const breaks = fixtures.flatMap((fixture) => schemaBreaks(fixture, definitions));
    for (const { type, version, path, message } of breaks) {
      terminal.print(`✗ ${type} version ${version}${path === '' ? '' : `, ${path}`}: ${message}`);
    }
    for (const name of missing) {
      terminal.print(`✗ ${name}: not committed yet; run: disdetta schema write ${folder}`);
    }
    const isFine = breaks.length + missing.length === 0;
    if (isFine) terminal.print(`✓ ${fixtures.length} fixtures: every stored event can be read.`);
    return isFine ? 0 : 1;
  });

/**
 * Commits the shape of every event that has no fixture of its present version, and leaves those
 * that are there as they are; answers the exit code.
 */
export const schemaWriteCommand = async (
  folder: string,
  options: SchemaOptions,
  terminal: Terminal,
): Promise<number> =>
  withClearErrors(terminal, async () => {
    const definitions = await definitionsIn(options.definitions);
    await makeFolder(folder);
    const committed = new Map(
      (await readFixtures(folder)).map((fixture) => [nameOf(fixture), fixture]),
    );
    for (const [type, { version, codec }] of Object.entries(definitions)) {
      const bare = { type, schemaVersion: version };
      const before = committed.get(nameOf(bare));
      if (before?.shape !== undefined) continue;
      await writeFixture(folder, { ...bare, ...before, shape: dataShapeOf(codec) });
      terminal.print(`+ ${nameOf(bare)}`);
    }
    return 0;
  });

const withClearErrors = async (
  terminal: Terminal,
  work: () => Promise<number>,
): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    terminal.print(error instanceof Error ? error.message : String(error));
    return 2;
  }
};
