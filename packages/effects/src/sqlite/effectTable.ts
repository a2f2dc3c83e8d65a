import type { StatementSync } from 'node:sqlite';
import type { Book } from '../ledger/book.ts';
import { COLUMNS, columnsOf, effectIn, instantIn, integerOf, stateOf, textOf } from './rows.ts';

type Effects = Omit<Book, 'transact' | 'readProgress' | 'writeProgress' | 'close'>;

const NAMED = 'name IN (SELECT value FROM json_each(:names))';

/** Read in order up to the limit, however many wait: SQLite would rather gather all by name. */
const WAITING_IN_ORDER = 'INDEXED BY effect_waiting';
const RUNNING_IN_ORDER = 'INDEXED BY effect_running';

/** Of the named effects of a stream, none that stands before it is still to do. */
const IS_FIRST = `
  NOT EXISTS (
    SELECT 1 FROM effect AS earlier
    WHERE earlier.stream = effect.stream AND earlier.state IN ('waiting', 'running')
      AND (earlier.revision, earlier.name) < (effect.revision, effect.name)
      AND earlier.${NAMED})`;

/** Prepares what is asked and written about effects. */
export const prepareEffects = (prepare: (sql: string) => StatementSync): Effects => {
  const find = prepare('SELECT * FROM effect WHERE key = ?');
  const awaiting = prepare(`
    SELECT * FROM effect WHERE stream = ? AND awaits = ? AND state <> 'done'`);
  const save = prepare(`
    INSERT INTO effect (${COLUMNS.join(', ')})
    VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})
    ON CONFLICT (key) DO UPDATE
    SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`);
  const abandoned = prepare(`
    SELECT * FROM effect ${RUNNING_IN_ORDER}
    WHERE state = 'running' AND lease_until <= :now AND lease_owner <> :owner
      AND ${NAMED} AND ${IS_FIRST}
    ORDER BY lease_until LIMIT :limit`);
  const due = prepare(`
    SELECT * FROM effect ${WAITING_IN_ORDER}
    WHERE state = 'waiting' AND next_attempt_at <= :now AND ${NAMED} AND ${IS_FIRST}
    ORDER BY next_attempt_at, position, name LIMIT :limit`);
  const nextWaiting = prepare(`
    SELECT next_attempt_at AS at FROM effect ${WAITING_IN_ORDER}
    WHERE state = 'waiting' AND next_attempt_at > :now AND ${NAMED}
    ORDER BY next_attempt_at LIMIT 1`);
  const nextAbandoned = prepare(`
    SELECT lease_until AS at FROM effect ${RUNNING_IN_ORDER}
    WHERE state = 'running' AND lease_until > :now AND lease_owner <> :owner AND ${NAMED}
    ORDER BY lease_until LIMIT 1`);
  const parked = prepare(`SELECT * FROM effect WHERE state = 'parked' ORDER BY position, name`);
  const neverCameBack = prepare(`
    SELECT * FROM effect WHERE state = 'handedOver' AND handed_over_at <= ?
    ORDER BY handed_over_at`);
  const notInTime = prepare(`
    SELECT * FROM effect
    WHERE due_by IS NOT NULL AND state <> 'done' AND state <> 'handedOver' AND due_by <= ?
    ORDER BY due_by`);
  const tallies = prepare('SELECT name, state, count(*) AS count FROM effect GROUP BY name, state');

  return {
    find: (key) => {
      const row = find.get(key);
      return row === undefined ? null : effectIn(row);
    },
    save: (effect) => {
      save.run(columnsOf(effect));
    },
    awaiting: (stream, refundId) => {
      const row = awaiting.get(stream, refundId);
      return row === undefined ? null : effectIn(row);
    },
    claimable: ({ names, now, owner, limit }) => {
      const named = { names: JSON.stringify(names), now };
      const rows = abandoned.all({ ...named, owner, limit });
      return [...rows, ...due.all({ ...named, limit: limit - rows.length })].map(effectIn);
    },
    nextAt: ({ names, now, owner }) => {
      const named = { names: JSON.stringify(names), now };
      const rows = [nextWaiting.get(named), nextAbandoned.get({ ...named, owner })];
      const [first] = rows
        .flatMap((row) => (row === undefined ? [] : [instantIn(row, 'at')]))
        .sort();
      return first ?? null;
    },
    parked: () => parked.all().map(effectIn),
    overdue: (now, handedOverBefore) =>
      [...notInTime.all(now), ...neverCameBack.all(handedOverBefore)].map(effectIn),
    tallies: () =>
      tallies.all().map((row) => ({
        name: textOf(row, 'name'),
        state: stateOf(row),
        count: Number(integerOf(row, 'count')),
      })),
  };
};
