import { tableOf } from '../database/readModelDatabase.ts';
import type { Build, BuildChange, ModelShape, RowWrite } from '../database/readModelDatabase.ts';
import { bigInteger, statusOf, stopOf } from './rows.ts';
import { createTable, showVersion, upsertRows } from './schema.ts';
import { saysCode } from './session.ts';
import type { Ask, Session } from './session.ts';

/** Tells where a version stands, if it is known. */
const standing = async (
  ask: Ask,
  schema: string,
  { name, version }: ModelShape,
): Promise<(Pick<Build, 'checkpoint'> & { readonly status: string }) | null> => {
  const [row] = await ask(
    `SELECT status, checkpoint FROM ${schema}.read_model WHERE name = $1 AND version = $2`,
    [name, version],
  );
  return row === undefined
    ? null
    : { status: statusOf(row), checkpoint: bigInteger(row, 'checkpoint') };
};

/** Makes the table of a version if it has none, and tells where it stands; null: superseded. */
export const register = async (
  session: Session,
  schema: string,
  shape: ModelShape,
): Promise<Build | null> => {
  const { name, version } = shape;
  await session.transact(async (ask) => {
    const later = await ask(
      `SELECT 1 FROM ${schema}.read_model
       WHERE name = $1 AND status = 'current' AND version > $2`,
      [name, version],
    );
    if (later.length > 0) return false;
    await ask(
      `INSERT INTO ${schema}.read_model (name, version, status, checkpoint)
       VALUES ($1, $2, 'building', 0) ON CONFLICT DO NOTHING`,
      [name, version],
    );
    await ask(createTable(schema, shape));
    return true;
  });
  const found = await standing(session.ask, schema, shape);
  if (found?.status !== 'building' && found?.status !== 'current') return null;
  const stops = await session.ask(
    `SELECT * FROM ${schema}.read_model_stop WHERE name = $1 AND version = $2 ORDER BY position`,
    [name, version],
  );
  return { shape, status: found.status, checkpoint: found.checkpoint, stops: stops.map(stopOf) };
};

const listsOf = (shape: ModelShape, rows: readonly RowWrite[]): readonly unknown[][] => [
  rows.map(({ stream }) => stream),
  rows.map(({ part }) => part),
  rows.map(({ firstPosition }) => String(firstPosition)),
  rows.map(({ lastPosition }) => String(lastPosition)),
  ...Object.keys(shape.columns).map((_, at) => rows.map(({ cells }) => cells[at] ?? null)),
  rows.map(({ state }) => state),
];

/** Rows that are sent in one statement: what is sent is held in memory as text. */
const SENT_AT_ONCE = 1_000;

/** Writes what one version becomes, inside a transaction; false: it stands elsewhere. */
export const writeChange = async (
  ask: Ask,
  schema: string,
  { shape, from, to, rows, stopped, mended }: BuildChange,
): Promise<boolean> => {
  const { name, version } = shape;
  const advanced = await ask(
    `UPDATE ${schema}.read_model SET checkpoint = $1
     WHERE name = $2 AND version = $3 AND checkpoint = $4 AND status IN ('building', 'current')
     RETURNING 1`,
    [String(to), name, version, String(from)],
  );
  if (advanced.length !== 1) return false;
  for (let first = 0; first < rows.length; first += SENT_AT_ONCE) {
    const some = rows.slice(first, first + SENT_AT_ONCE);
    await ask(upsertRows(schema, shape), listsOf(shape, some));
  }
  if (mended.length > 0) {
    await ask(
      `DELETE FROM ${schema}.read_model_stop
       WHERE name = $1 AND version = $2 AND stream = ANY ($3::text[])`,
      [name, version, mended],
    );
  }
  for (const { stream, revision, position, code, reason } of stopped) {
    await ask(
      `INSERT INTO ${schema}.read_model_stop
         (name, version, stream, revision, position, code, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (name, version, stream) DO UPDATE
       SET revision = excluded.revision, position = excluded.position,
           code = excluded.code, reason = excluded.reason`,
      [
        name,
        version,
        stream,
        String(revision),
        String(position),
        code,
        reason.replaceAll('\0', '\uFFFD'),
      ],
    );
  }
  return true;
};

const LOCK_NOT_AVAILABLE = '55P03';

/** So often a switch or a drop is tried, a quarter of a second each, while readers are busy. */
const MOST_TRIES = 240;

const tryInTransaction = async (
  session: Session,
  work: (ask: Ask) => Promise<boolean>,
): Promise<boolean | 'busy'> => {
  try {
    return await session.transact(async (ask) => {
      await ask(`SET LOCAL lock_timeout = '250ms'`);
      return work(ask);
    });
  } catch (thrown) {
    if (saysCode(thrown, LOCK_NOT_AVAILABLE)) return 'busy';
    throw thrown;
  }
};

/**
 * Shows a version to readers; false: it is retired already. It waits for a long reader in short
 * tries, since whoever waits for a table makes all later readers wait behind it.
 */
export const showToReaders = async (
  session: Session,
  schema: string,
  shape: ModelShape,
): Promise<boolean> => {
  const { name, version } = shape;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = await tryInTransaction(session, async (ask) => {
      const found = await standing(ask, schema, shape);
      if (found?.status !== 'building') return found?.status === 'current';
      await ask(
        `UPDATE ${schema}.read_model
         SET status = CASE status WHEN 'current' THEN 'retired' ELSE 'abandoned' END
         WHERE name = $1 AND version < $2 AND status IN ('building', 'current')`,
        [name, version],
      );
      await ask(
        `UPDATE ${schema}.read_model SET status = 'current' WHERE name = $1 AND version = $2`,
        [name, version],
      );
      await ask(showVersion(schema, shape));
      return true;
    });
    if (outcome !== 'busy') return outcome;
  }
  throw new Error(`${name} is being read for so long that it cannot be switched`);
};

/** Drops a version that was retired; false where somebody is reading it still. */
export const dropTable = async (
  session: Session,
  schema: string,
  name: string,
  version: number,
): Promise<boolean> => {
  const outcome = await tryInTransaction(session, async (ask) => {
    await ask(`DROP TABLE IF EXISTS ${schema}.${tableOf({ name, version })}`);
    for (const table of ['read_model_stop', 'read_model']) {
      await ask(`DELETE FROM ${schema}.${table} WHERE name = $1 AND version = $2`, [name, version]);
    }
    return true;
  });
  return outcome === true;
};
