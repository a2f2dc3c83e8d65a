import * as E from 'fp-ts/lib/Either.js';
import { counting } from '../testing/counting.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { valueOf } from '../testing/told.ts';
import type { ReadModel } from '../model/readModel.ts';
import type { BuildChange, ReadModelDatabase, RowWrite } from './readModelDatabase.ts';

const one = counting(1);
const two = counting(2);

const rowOf = (model: ReadModel, stream: string, position: bigint): RowWrite => {
  const row = model.open(null);
  const place = { stream, part: '', firstPosition: position, lastPosition: position };
  return { ...place, ...row.write() };
};

const changeOf = (model: ReadModel, told: Partial<BuildChange> = {}): BuildChange => ({
  shape: model,
  from: 0n,
  to: 1n,
  rows: [],
  stopped: [],
  mended: [],
  ...told,
});

const codeOf = (outcome: E.Either<{ readonly code: string }, unknown>): string =>
  E.isLeft(outcome) ? outcome.left.code : 'none';

describe.each(everyKind)('a database of read models in %s', (_, start) => {
  let databases: Databases;
  let place: string;
  let database: ReadModelDatabase;

  beforeAll(async () => {
    databases = await start();
  }, 60_000);

  afterAll(async () => {
    await databases.stop();
  });

  beforeEach(async () => {
    place = databases.newPlace();
    database = await databases.open(place);
  });

  afterEach(async () => {
    valueOf(await database.close()());
  });

  /** A version with a row for each of these streams, which readers see. */
  const build = async (model: ReadModel, ...streams: readonly string[]): Promise<void> => {
    valueOf(await database.take(model)());
    const rows = streams.map((stream, at) => rowOf(model, stream, BigInt(at + 1)));
    valueOf(await database.commit([changeOf(model, { rows })])());
    valueOf(await database.promote(model)());
  };

  it('has nothing whole to read before a version has caught up', async () => {
    expect(codeOf(await database.read('counting', [1], null)())).toBe('ModelNotBuilt');
    valueOf(await database.take(one)());
    valueOf(await database.commit([changeOf(one, { rows: [rowOf(one, 'a', 1n)] })])());
    expect(codeOf(await database.read('counting', [1], null)())).toBe('ModelNotBuilt');
  });

  it('answers where a version stands to whoever takes it next', async () => {
    expect(valueOf(await database.take(one)())).toMatchObject({
      status: 'building',
      checkpoint: 0n,
      stops: [],
    });
    valueOf(await database.commit([changeOf(one, { to: 7n })])());
    valueOf(await database.promote(one)());
    valueOf(await database.release(one)());
    expect(valueOf(await database.take(one)())).toMatchObject({
      status: 'current',
      checkpoint: 7n,
    });
  });

  it('lets one at a time write a version', async () => {
    const other = await databases.open(place);
    valueOf(await database.take(one)());
    expect(codeOf(await other.take(one)())).toBe('ModelRunsElsewhere');
    expect(codeOf(await database.take(one)())).toBe('ModelRunsElsewhere');
    expect(codeOf(await other.take(two)())).toBe('none');
    valueOf(await database.release(one)());
    expect(codeOf(await other.take(one)())).toBe('none');
    valueOf(await other.close()());
    expect(codeOf(await database.take(two)())).toBe('none');
  });

  it('writes nothing for who believes a version to stand elsewhere', async () => {
    await build(one, 'a');
    const late = changeOf(one, { from: 0n, to: 2n, rows: [rowOf(one, 'b', 2n)] });
    expect(codeOf(await database.commit([late])())).toBe('ModelSuperseded');
    expect(valueOf(await database.read('counting', [1], null)()).rows).toHaveLength(1);
  });

  it('writes all changes of a commit or none', async () => {
    await build(one, 'a');
    valueOf(await database.take(two)());
    const rows = [rowOf(two, 'b', 2n)];
    const both = [changeOf(two, { rows }), changeOf(one, { from: 5n })];
    expect(codeOf(await database.commit(both)())).toBe('ModelSuperseded');
    expect(valueOf(await database.load(two, [{ stream: 'b', part: '' }])())).toEqual([]);
    valueOf(await database.commit([changeOf(two, { rows })])());
    expect(valueOf(await database.load(two, [{ stream: 'b', part: '' }])())).toHaveLength(1);
  });

  it('remembers the first event of a row, whatever comes after', async () => {
    await build(one, 'a');
    const rows = [rowOf(one, 'a', 9n)];
    valueOf(await database.commit([changeOf(one, { from: 1n, to: 9n, rows })])());
    const read = valueOf(await database.read('counting', [1], 'a')());
    expect(read.rows).toMatchObject([{ stream: 'a', part: '', firstPosition: 1n }]);
    const [shown] = await databases.select(place, 'SELECT * FROM counting');
    expect(shown).toMatchObject({ version: 1, stream: 'a', part: '' });
    expect(Number(Object.entries(shown ?? {}).find(([key]) => key === 'last_position')?.[1])).toBe(
      9,
    );
  });

  it('shows people the columns of a model under its name', async () => {
    await build(one, 'a');
    const rows = await databases.select(
      place,
      'SELECT stream, events, first_seen, note FROM counting',
    );
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
      expect.objectContaining({ stream: 'a', first_seen: '2026-03-01T00:00:00.000Z' }),
    ]);
    expect(Number(Object.values(rows[0] ?? {})[1])).toBe(0);
  });

  it('keeps where a model has stopped, until it goes on', async () => {
    valueOf(await database.take(one)());
    const stop = {
      stream: 'a',
      revision: 3n,
      position: 8n,
      code: 'ModelFailed',
      reason: 'odd',
    } as const;
    valueOf(await database.commit([changeOf(one, { stopped: [stop] })])());
    expect(valueOf(await database.stops('counting', null)())).toEqual([{ ...stop, version: 1 }]);
    expect(valueOf(await database.stops('counting', 'b')())).toEqual([]);
    valueOf(await database.release(one)());
    expect(valueOf(await database.take(one)()).stops).toMatchObject([stop]);
    valueOf(await database.commit([changeOf(one, { from: 1n, mended: ['a'] })])());
    expect(valueOf(await database.stops('counting', 'a')())).toEqual([]);
  });

  it('switches readers to a new version, and lets those of the old code keep theirs', async () => {
    await build(one, 'a');
    expect(valueOf(await database.read('counting', [2, 1], null)()).version).toBe(1);
    await build(two, 'a', 'b');
    expect(valueOf(await database.read('counting', [2, 1], null)())).toMatchObject({
      version: 2,
      rows: [{ stream: 'a' }, { stream: 'b' }],
    });
    expect(valueOf(await database.read('counting', [1], null)())).toMatchObject({
      version: 1,
      rows: [{ stream: 'a' }],
    });
  });

  it('does not let a reader see a version that is still being built', async () => {
    await build(one, 'a');
    valueOf(await database.take(two)());
    valueOf(await database.commit([changeOf(two, { rows: [rowOf(two, 'b', 2n)] })])());
    expect(codeOf(await database.read('counting', [2], null)())).toBe('VersionUnknown');
  });

  it('drops what was replaced, and says so to those who still ask for it', async () => {
    await build(one, 'a');
    await build(two, 'a');
    expect(valueOf(await database.dropRetired('counting')())).toEqual([1]);
    expect(codeOf(await database.read('counting', [1], null)())).toBe('VersionUnknown');
    expect(valueOf(await database.read('counting', [2], 'a')()).rows).toHaveLength(1);
    expect(valueOf(await database.dropRetired('counting')())).toEqual([]);
  });

  it('keeps no old version live beside a later one that took its place', async () => {
    await build(one, 'a');
    await build(two, 'a');
    expect(codeOf(await database.commit([changeOf(one, { from: 1n, to: 2n })])())).toBe(
      'ModelSuperseded',
    );
    valueOf(await database.release(one)());
    expect(codeOf(await database.take(one)())).toBe('ModelSuperseded');
  });
});
