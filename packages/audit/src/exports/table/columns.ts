import { hashOf } from '@disdetta/core';
import * as O from 'fp-ts/lib/Option.js';
import { valueAt } from '../valueAt.ts';
import { decimalOf, moneyIn } from './decimal.ts';
import { dataFields } from './eventShapes.ts';
import type { DataField } from './eventShapes.ts';
import type { ReadEvent } from './readEvent.ts';

/** A column of the table of events: what stands in it, and how it is found. */
export interface Column {
  readonly name: string;
  readonly meaning: string;
  /** The types of events that fill it; null for all. */
  readonly types: readonly string[] | null;
  /** The text of an event in this column; null for nothing. */
  readonly cell: (event: ReadEvent) => string | null;
}

/** A value as a cell holds it: a text as it is, anything else as JSON, if it is not too deep. */
const spell = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : O.getOrElse((): string | null => null)(json(value));
};

const json = (value: unknown): O.Option<string> => O.tryCatch(() => JSON.stringify(value));

const ofEvent = (name: string, meaning: string, cell: Column['cell']): Column => ({
  name,
  meaning,
  types: null,
  cell,
});

const ofMetadata = (name: string, meaning: string, ...path: readonly string[]): Column =>
  ofEvent(name, meaning, ({ metadata }) => spell(valueAt(metadata, path)));

const ENVELOPE: readonly Column[] = [
  ofEvent('position', 'place in the log, from 1, rising', ({ stored }) => String(stored.position)),
  ofEvent('stream', 'the stream of the account, or of its refusals', ({ stored }) => stored.stream),
  ofEvent('revision', 'place in the stream, from 0', ({ stored }) => String(stored.revision)),
  ofEvent('id', 'the id of the event, a UUID', ({ stored }) => stored.id),
  ofEvent('type', 'what happened', ({ stored }) => stored.type),
  ofEvent('recordedAt', 'when the store took it', ({ stored }) => stored.recordedAt),
  ofMetadata('schemaVersion', 'the version of the data', 'schemaVersion'),
  ofMetadata('commandId', 'the id of the command it follows from', 'commandId'),
  ofMetadata('commandType', 'what was asked for', 'commandType'),
  ofMetadata('actor.kind', 'who asked: customer, sales, support or system', 'actor', 'kind'),
  ofMetadata('actor.id', 'the id of who asked', 'actor', 'id'),
  ofMetadata('correlationId', 'the id of the conversation it belongs to', 'correlationId'),
  ofMetadata('causationId', 'the id of what led to it', 'causationId'),
  ofMetadata('library', 'the version of the library that decided', 'decidedBy', 'library'),
  ofMetadata('previousHash', 'the hash of the event before it in its stream', 'previousHash'),
  ofEvent('hash', 'SHA-256 of its stored texts', ({ stored }) => hashOf(stored)),
  ofEvent('problem', 'why it cannot be read, where it cannot', ({ problem }) => problem),
  ofEvent(
    'data',
    'the data as they are stored, amounts in minor units',
    ({ stored }) => stored.data,
  ),
];

const ofMoney = ({ path, types }: DataField): readonly Column[] => {
  const name = `data.${path.join('.')}`;
  const amount: Column['cell'] = ({ data }) => {
    const found = valueAt(data, path);
    const money = moneyIn(found);
    return money === null ? spell(found) : decimalOf(money);
  };
  return [
    { name, meaning: 'an amount as a decimal number', types, cell: amount },
    {
      name: `${name}.currency`,
      meaning: 'the ISO-4217 code of that amount',
      types,
      cell: ({ data }) => moneyIn(valueAt(data, path))?.currency ?? null,
    },
  ];
};

const ofField = (field: DataField): readonly Column[] => {
  const { path, expected, types } = field;
  if (expected === null) return ofMoney(field);
  const cell: Column['cell'] = ({ data }) => spell(valueAt(data, path));
  return [{ name: `data.${path.join('.')}`, meaning: expected, types, cell }];
};

/** The columns of the table of events: what every event has, then every field of any data. */
export const COLUMNS: readonly Column[] = [...ENVELOPE, ...dataFields().flatMap(ofField)];
