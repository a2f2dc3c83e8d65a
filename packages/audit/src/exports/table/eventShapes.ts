import { dataShapeOf, eventDefinitions, journalDefinitions } from '@disdetta/core';
import type { EventDefinitions, Shape } from '@disdetta/core';

/** A field of the data of events, as their codecs read it. */
export interface DataField {
  /** The way to it, name by name. */
  readonly path: readonly string[];
  /** What is expected there; null for money. */
  readonly expected: string | null;
  /** The types of events that have it. */
  readonly types: readonly string[];
}

const isMoney = (shape: Shape): boolean =>
  typeof shape === 'object' &&
  'fields' in shape &&
  Object.keys(shape.fields).join(' ') === 'amount currency';

type Leaf = Omit<DataField, 'types'>;

const leavesOf = (shape: Shape, path: readonly string[]): readonly Leaf[] => {
  if (isMoney(shape)) return [{ path, expected: null }];
  if (typeof shape === 'string') return [{ path, expected: shape }];
  if ('list' in shape) return [{ path, expected: 'a list, as JSON' }];
  return Object.entries(shape.fields).flatMap(([name, field]) => leavesOf(field, [...path, name]));
};

const definitions: EventDefinitions<unknown> = { ...eventDefinitions, ...journalDefinitions };

/** Every field of every type of event, each once, in the order of the codecs. */
export const dataFields = (): readonly DataField[] => {
  const fields = new Map<string, DataField>();
  for (const [type, { codec }] of Object.entries(definitions)) {
    for (const { path, expected } of leavesOf(dataShapeOf(codec), [])) {
      const known = fields.get(path.join('.'));
      fields.set(path.join('.'), {
        path,
        expected: [known?.expected, expected].filter(isNew).join('; or ') || null,
        types: [...(known?.types ?? []), type],
      });
    }
  }
  return [...fields.values()];
};

const isNew = (
  text: string | null | undefined,
  place: number,
  all: readonly (string | null | undefined)[],
): boolean => typeof text === 'string' && all.indexOf(text) === place;

/** Where amounts stand in the data of a type of event: names, and `each` for the items of a list. */
export interface AmountPath {
  readonly type: string;
  readonly path: readonly (string | typeof EACH)[];
}

/** Every item of a list. */
export const EACH: unique symbol = Symbol('each');

const amountsOf = (shape: Shape, path: AmountPath['path']): readonly AmountPath['path'][] => {
  if (isMoney(shape)) return [path];
  if (typeof shape === 'string') return [];
  if ('list' in shape) return amountsOf(shape.list, [...path, EACH]);
  return Object.entries(shape.fields).flatMap(([name, field]) => amountsOf(field, [...path, name]));
};

/** Every place of an amount, in the order of the codecs. */
export const amountPaths = (): readonly AmountPath[] =>
  Object.entries(definitions).flatMap(([type, { codec }]) =>
    amountsOf(dataShapeOf(codec), []).map((path) => ({ type, path })),
  );
