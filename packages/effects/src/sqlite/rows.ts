import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Effect, EffectState } from '../effect.ts';
import type { Collected } from '../ledger/ledger.ts';
import { UnreadableRow } from './ledgerErrors.ts';

/** A row as SQLite gives it, its integers in full. */
export type Row = Record<string, SQLOutputValue>;

const STATES: readonly EffectState[] = ['waiting', 'running', 'handedOver', 'parked', 'done'];

const read = <Value>(
  row: Row,
  column: string,
  kind: string,
  is: (value: unknown) => value is Value,
): Value => {
  const value = row[column];
  if (is(value)) return value;
  throw new UnreadableRow(`a row without ${kind} in ${column}`);
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isInteger = (value: unknown): value is bigint => typeof value === 'bigint';
const isState = (value: unknown): value is EffectState => STATES.some((state) => state === value);

/** The text of a column. */
export const textOf = (row: Row, column: string): string => read(row, column, 'text', isText);
/** The integer of a column, in full. */
export const integerOf = (row: Row, column: string): bigint =>
  read(row, column, 'an integer', isInteger);
/** The instant of a column. */
export const instantIn = (row: Row, column: string): Instant =>
  read(row, column, 'an instant', isInstant);
/** The state of an effect. */
export const stateOf = (row: Row): EffectState => read(row, 'state', 'a state', isState);

const unlessNull = <Value>(
  row: Row,
  column: string,
  valueOf: (row: Row, column: string) => Value,
): Value | null => (row[column] === null ? null : valueOf(row, column));

/** Reads an effect. */
export const effectIn = (row: Row): Effect => ({
  key: textOf(row, 'key'),
  name: textOf(row, 'name'),
  event: {
    id: textOf(row, 'event_id'),
    type: textOf(row, 'event_type'),
    stream: textOf(row, 'stream'),
    revision: integerOf(row, 'revision'),
    position: integerOf(row, 'position'),
  },
  awaits: unlessNull(row, 'awaits', textOf),
  dueBy: unlessNull(row, 'due_by', instantIn),
  state: stateOf(row),
  attempts: Number(integerOf(row, 'attempts')),
  attemptsBefore: Number(integerOf(row, 'attempts_before')),
  nextAttemptAt: instantIn(row, 'next_attempt_at'),
  lease: unlessNull(row, 'lease_owner', () => ({
    owner: textOf(row, 'lease_owner'),
    until: instantIn(row, 'lease_until'),
  })),
  lastError: unlessNull(row, 'error_code', () => ({
    code: textOf(row, 'error_code'),
    message: textOf(row, 'error_message'),
  })),
  handedOverAt: unlessNull(row, 'handed_over_at', instantIn),
  receipt: unlessNull(row, 'receipt', textOf),
  fact: unlessNull(row, 'fact_id', () => ({
    id: textOf(row, 'fact_id'),
    type: textOf(row, 'fact_type'),
  })),
  note: unlessNull(row, 'note', textOf),
  doneAt: unlessNull(row, 'done_at', instantIn),
});

/** Writes an effect, column by column. */
export const columnsOf = (effect: Effect): Readonly<Record<string, SQLInputValue>> => ({
  key: effect.key,
  name: effect.name,
  event_id: effect.event.id,
  event_type: effect.event.type,
  stream: effect.event.stream,
  revision: effect.event.revision,
  position: effect.event.position,
  awaits: effect.awaits,
  due_by: effect.dueBy,
  state: effect.state,
  attempts: effect.attempts,
  attempts_before: effect.attemptsBefore,
  next_attempt_at: effect.nextAttemptAt,
  lease_owner: effect.lease?.owner ?? null,
  lease_until: effect.lease?.until ?? null,
  error_code: effect.lastError?.code ?? null,
  error_message: effect.lastError?.message ?? null,
  handed_over_at: effect.handedOverAt,
  receipt: effect.receipt,
  fact_id: effect.fact?.id ?? null,
  fact_type: effect.fact?.type ?? null,
  note: effect.note,
  done_at: effect.doneAt,
});

/** The columns of an effect, in their order. */
export const COLUMNS = [
  'key',
  'name',
  'event_id',
  'event_type',
  'stream',
  'revision',
  'position',
  'awaits',
  'due_by',
  'state',
  'attempts',
  'attempts_before',
  'next_attempt_at',
  'lease_owner',
  'lease_until',
  'error_code',
  'error_message',
  'handed_over_at',
  'receipt',
  'fact_id',
  'fact_type',
  'note',
  'done_at',
] as const;

/** Reads what is collected. */
export const collectedIn = (row: Row): Collected => ({
  name: textOf(row, 'name'),
  skippedThrough: integerOf(row, 'skipped_through'),
  since: instantIn(row, 'since'),
});
