import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NODES, placesFor } from './places.ts';
import type { Place } from './places.ts';

const execute = promisify(execFile);

/** `DISDETTA_PLACES=all` goes to every combination of them. */
const PLACES = placesFor(process.env['DISDETTA_PLACES'] === 'all' ? 'all' : 'some');

const ARGUMENTS = [
  '--no-warnings',
  '--experimental-strip-types',
  '--conditions=@disdetta/source',
  '--import',
  join(__dirname, 'moveClock.ts'),
  join(__dirname, 'writeEverything.ts'),
];

/** What the program that writes everything prints. */
interface Written {
  readonly place: Omit<Place, 'daysFromNow'> & { readonly now: number };
  readonly digests: Readonly<Record<string, string>>;
}

/** Where a Node of some version lies on this machine. */
const pathOf = async (version: string): Promise<string> => {
  const npx = ['--yes', '--loglevel=error', '-p', `node@${version}`, 'node'];
  const { stdout } = await execute('npx', [...npx, '-p', 'process.execPath']);
  return stdout.trim();
};

const writtenAt = async (path: string, place: Place, folder: string): Promise<Written> => {
  const { stdout } = await execute(path, [...ARGUMENTS, folder], {
    env: {
      ...process.env,
      TZ: place.zone,
      LC_ALL: place.locale,
      DISDETTA_DAYS_FROM_NOW: String(place.daysFromNow),
    },
  });
  return JSON.parse(stdout) as Written;
};

/** The name that Node has for a zone: some have two. */
const spelt = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

describe('the same commands by the same clock', () => {
  let folder: string;
  const written: Written[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'disdetta-places-'));
    const paths = new Map<string, string>();
    for (const version of NODES) paths.set(version, await pathOf(version));
    const waiting = [...PLACES];
    const worker = async (): Promise<void> => {
      for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
        const path = paths.get(place.node) ?? '';
        written.push(await writtenAt(path, place, mkdtempSync(join(folder, 'place-'))));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
  }, 300_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('were given on every Node, in every zone and language, and on other days', () => {
    const namesOf = (places: readonly Omit<Place, 'daysFromNow'>[]): readonly string[] =>
      places.map(({ node, zone, locale }) => `${node} ${spelt(zone)} ${locale}`).toSorted();
    expect(namesOf(written.map(({ place }) => place))).toEqual(namesOf(PLACES));
    const instants = written.map(({ place }) => place.now);
    expect(Math.max(...instants) - Math.min(...instants)).toBeGreaterThan(365 * 86_400_000);
  });

  it('come to the same bytes: log, seal, proofs, bundle, exports, reports and explanations', () => {
    const [first] = written;
    expect(Object.keys(first?.digests ?? {})).toEqual(
      expect.arrayContaining([
        ...['log.rows', 'outcomes', 'seal', 'leaves', 'proofs.json', 'sample.json'],
        ...['events.csv', 'events.jsonl', 'events.parquet', 'events.xlsx', 'cloud-events.jsonl'],
        ...['bundle/SHA256SUMS', 'bundle/signature', 'bundle/manifest.json', 'bundle/report.json'],
        ...['report.en.html', 'report-of-account.it.html', 'explained.it.json', 'totals.json'],
      ]),
    );
    for (const { place, digests } of written) {
      expect({ place, digests }).toEqual({ place, digests: first?.digests });
    }
  });
});
