import { describeKind } from '@disdetta/core';

/** One thing that was recorded otherwise than it is decided. */
export interface Difference {
  readonly path: string;
  readonly recorded: unknown;
  readonly decided: unknown;
}

/** Where free text of a customer may stand, which a finding must not repeat. */
const PERSONAL = /(?:^|\.)comment$/;

const shown = (path: string, value: unknown): unknown =>
  PERSONAL.test(path) || (typeof value === 'object' && value !== null) || value === undefined
    ? describeKind(value)
    : value;

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every place at which two values of JSON differ, whatever the order of their fields. */
export const differencesOf = (
  recorded: unknown,
  decided: unknown,
  path = '',
): readonly Difference[] => {
  if (Object.is(recorded, decided)) return [];
  if (!isTree(recorded) || !isTree(decided) || Array.isArray(recorded) !== Array.isArray(decided)) {
    return [{ path, recorded: shown(path, recorded), decided: shown(path, decided) }];
  }
  const names = new Set([...Object.keys(recorded), ...Object.keys(decided)]);
  return [...names].flatMap((name) =>
    differencesOf(recorded[name], decided[name], path === '' ? name : `${path}.${name}`),
  );
};
