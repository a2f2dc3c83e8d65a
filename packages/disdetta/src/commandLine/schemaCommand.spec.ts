import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../main.ts');
const OWN_EVENTS = join(__dirname, '../../fixtures/schema/ownEvents.ts');
const SHIPPED = join(__dirname, '../../../core/fixtures/events');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-schema-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const schema = (
  ...args: readonly string[]
): { readonly status: number | null; readonly out: string } => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=@disdetta/source', MAIN, 'schema', ...args],
    { encoding: 'utf8' },
  );
  return { status, out: stdout };
};

const own = ['--definitions', OWN_EVENTS];

describe('disdetta schema', () => {
  it('holds for every event that this library has ever stored', () => {
    expect(schema('check', SHIPPED)).toMatchObject({ status: 0 });
  });

  it('commits events of a firm of its own, and then finds nothing wrong', () => {
    expect(schema('check', folder, ...own)).toMatchObject({
      status: 1,
      out: expect.stringContaining('SeatReleased.v1: not committed yet') as string,
    });
    expect(schema('write', folder, ...own)).toEqual({ status: 0, out: '+ SeatReleased.v1\n' });
    expect(schema('write', folder, ...own)).toEqual({ status: 0, out: '' });
    expect(schema('check', folder, ...own)).toMatchObject({ status: 0 });
  });

  it('makes the folder in which shapes are committed', () => {
    const inner = join(folder, 'inner');
    expect(schema('write', inner, ...own)).toEqual({ status: 0, out: '+ SeatReleased.v1\n' });
    expect(schema('check', inner, ...own)).toMatchObject({ status: 0 });
  });

  it('fails on a change after which a stored event would be read otherwise', () => {
    schema('write', folder, ...own);
    const file = join(folder, 'SeatReleased.v1.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seat"', '"place"'));
    const { status, out } = schema('check', folder, ...own);
    expect(status).toBe(1);
    expect(out).toContain('SeatReleased version 1, data.place: stored events have this field');
    expect(out).toContain('data.seat: this field is required');
  });

  it.each([
    [
      'a folder that is not there',
      () => ['check', join(folder, 'none')],
      'none cannot be read: there is no such file or folder.',
    ],
    [
      'a file where a folder should be',
      () => ['write', join(folder, 'A.v1.json')],
      'A.v1.json cannot be made: there is a file of that name already',
    ],
    [
      'a module that is not there',
      () => ['check', SHIPPED, '--definitions', join(folder, 'none.ts')],
      'none.ts cannot be loaded: there is no such file.',
    ],
    ['a file that is not JSON', () => ['check', folder], 'A.v1.json is not JSON.'],
    ['a module without definitions', () => ['check', SHIPPED, '--definitions', __filename]],
  ])('says what is wrong with %s', (_, args, sentence = '') => {
    writeFileSync(join(folder, 'A.v1.json'), '{');
    const { status, out } = schema(...args());
    expect(status).toBe(2);
    expect(out).toContain(sentence);
  });
});
