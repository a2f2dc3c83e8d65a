import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstant } from '@disdetta/core';
import type { EventStore, Instant, StoreError, StoredEvent } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { damagesOf } from '../testing/bundleDamages.ts';
import type { Files } from '../testing/bundleDamages.ts';
import { checkMany, checkOne, isInstalled, run } from '../testing/checker.ts';
import { forged } from '../testing/forgedBundle.ts';
import { randomLogs } from '../testing/histories.ts';
import { hostileLog } from '../testing/hostileLog.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { relinked } from '../testing/relink.ts';
import { newPrivateKey, sealOf, valueOf } from '../testing/sealing.ts';
import { publicKeyOf, readPrivateKey, signatureOf } from '../seal/signing.ts';
import type { BundleOptions } from './bundle.ts';
import { writeBundle } from './writeBundle.ts';

const FILES = [
  'SHA256SUMS',
  'events.jsonl',
  'leaves',
  'manifest.json',
  'proofs.jsonl',
  'report.json',
  'seal',
  'signature',
];

const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const privateKey = newPrivateKey();
const at = on('2026-07-01T00:00:00.000Z');

const streamsIn = (log: readonly StoredEvent[]): number =>
  new Set(log.map(({ stream }) => stream)).size;

let scratch = '';
let count = 0;
const newPath = (): string => {
  count += 1;
  return join(scratch, `bundle-${count}`);
};
let publicKeyFile = '';
/** A log of two accounts, both with refusals. */
let log: readonly StoredEvent[] = [];
beforeAll(async () => {
  const isFit = (one: readonly StoredEvent[]): boolean => streamsIn(one) === 4 && one.length < 20;
  log = (await randomLogs(40, 11)).find(isFit) ?? [];
  scratch = mkdtempSync(join(tmpdir(), 'disdetta-bundle-'));
  publicKeyFile = join(scratch, 'public.pem');
  writeFileSync(publicKeyFile, valueOf(publicKeyOf(privateKey)));
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** At how many places each file is damaged; `DISDETTA_RUNS` for more. */
const PLACES = Math.min(Number(process.env['DISDETTA_RUNS'] ?? 4), 200);

const bundleOf = async (
  log: readonly StoredEvent[],
  options: Partial<BundleOptions> = {},
): Promise<string> => {
  const folder = newPath();
  valueOf(await writeBundle(storeOf(log), { folder, privateKey, at, pageSize: 4, ...options })());
  return folder;
};

const filesIn = (folder: string): Files =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

const laidOut = (files: Files): string => {
  const folder = newPath();
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
};

describe('a bundle', () => {
  it('is eight files, the same bytes for the same log, key and options', async () => {
    const exceptions = { from: on('2026-01-01T00:00:00.000Z'), to: on('2027-01-01T00:00:00.000Z') };
    const seals = [await sealOf(storeOf(log.slice(0, 9)))];
    const folder = await bundleOf(log, { seals, exceptions });
    expect(readdirSync(folder).sort()).toEqual(FILES);
    const again = await bundleOf(log, { seals, exceptions, pageSize: 500 });
    expect(filesIn(again)).toEqual(filesIn(folder));
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 'disdetta-bundle 1',
      madeAt: at,
      parameters: { accounts: null, exceptions, earlierSeals: [{ position: '9' }] },
      counts: { streams: 4, events: log.length },
    });
    const report: unknown = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ anchoredThrough: '9', findings: [], failure: null });
  });

  it('is not written where something lies already, and nothing of that is touched', async () => {
    const folder = newPath();
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine'), 'kept');
    for (const taken of [folder, join(folder, 'mine')]) {
      const options = { folder: taken, privateKey, at };
      expect(await writeBundle(storeOf(log), options)()).toMatchObject({
        left: { code: 'FolderUnusable', facts: { folder: taken } },
      });
    }
    expect(readdirSync(folder)).toEqual(['mine']);
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('kept');
  });

  it('leaves nothing behind where it fails', async () => {
    const failure: StoreError = { code: 'StoreFailed', message: 'Broken.', facts: { cause: 'x' } };
    let reads = 0;
    const failing: EventStore = {
      ...storeOf(log),
      readAll: (after, limit) => {
        reads += 1;
        return reads > 5 ? TE.left(failure) : storeOf(log).readAll(after, limit);
      },
    };
    const folder = newPath();
    expect(await writeBundle(failing, { folder, privateKey, at, pageSize: 4 })()).toEqual({
      _tag: 'Left',
      left: failure,
    });
    expect(existsSync(folder)).toBe(false);
    const unfit = [
      [{ privateKey: 'none' }, 'KeyUnusable'],
      [{ accounts: ['nobody'] }, 'BundleUnfit'],
      [{ accounts: ['account-1'], seals: [await sealOf(storeOf(log))] }, 'BundleUnfit'],
    ] as const;
    for (const [options, code] of unfit) {
      const outcome = await writeBundle(storeOf(log), { folder, privateKey, at, ...options })();
      expect(outcome).toMatchObject({ left: { code } });
      expect(existsSync(folder)).toBe(false);
    }
  });

  it('holds what hostile streams are named in its lines alone, and writes nowhere else', async () => {
    const before = readdirSync(scratch).sort();
    const folder = await bundleOf(hostileLog());
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(readdirSync(scratch).sort()).toEqual(
      [...before, folder.slice(scratch.length + 1)].sort(),
    );
  });

  it('of one account shows no other, and proves its streams all the same', async () => {
    const files = filesIn(await bundleOf(log, { accounts: ['account-2'] }));
    for (const bytes of files.values()) expect(bytes.toString()).not.toContain('account-1');
    const proofs = (files.get('proofs.jsonl') ?? '').toString().split('\n').slice(0, -1);
    expect(proofs).toHaveLength(2);
  });
});

(isInstalled('python3') ? describe : describe.skip)('the second checker', () => {
  it('accepts what was bundled, of a whole log and of accounts', async () => {
    const folders: string[] = [];
    for (const one of await randomLogs(6, 21)) {
      folders.push(await bundleOf(one), await bundleOf(one, { accounts: ['account-1'] }));
    }
    folders.push(await bundleOf([]));
    expect(checkMany(publicKeyFile, folders).filter(({ code }) => code !== 0)).toEqual([]);
  });

  it('refuses every damage to every file, of a whole log and of an account', async () => {
    for (const options of [{}, { accounts: ['account-1'] }]) {
      const damages = damagesOf(filesIn(await bundleOf(log, options)), PLACES);
      const folders = damages.map(({ files }) => laidOut(files));
      const checked = checkMany(publicKeyFile, folders);
      expect(checked.map(({ code }, place) => [damages[place]?.what, code])).toEqual(
        damages.map(({ what }) => [what, 2]),
      );
    }
  }, 300_000);

  it('names the event that was altered, whichever of its texts it was', async () => {
    const files = filesIn(await bundleOf(log));
    const lines = (files.get('events.jsonl') ?? '').toString().split('\n');
    const altered = log.flatMap((event, place) =>
      (['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const).map((field) => {
        const line = JSON.stringify({
          ...JSON.parse(lines[place] ?? ''),
          [field]: `${event[field]}7`,
        });
        const bytes = Buffer.from(lines.with(place, line).join('\n'));
        return { event, field, folder: laidOut(new Map(files).set('events.jsonl', bytes)) };
      }),
    );
    const checked = checkMany(
      publicKeyFile,
      altered.map(({ folder }) => folder),
    );
    for (const [place, { event, field }] of altered.entries()) {
      const { stream, revision } = event;
      const named = `event ${revision} of ${stream}\\b|of ${stream} .* event ${revision} has to stand`;
      expect([field, checked[place]]).toEqual([
        field,
        { code: 2, said: expect.stringMatching(new RegExp(named, 'i')) },
      ]);
    }
  });

  it('refuses a rewrite with everything made anew but what needs the key', async () => {
    const files = filesIn(await bundleOf(log));
    const rewritten = await forged(files, 'account-account-1', (data) =>
      data.replace('"at":"2', '"at":"1'),
    );
    const other = valueOf(readPrivateKey(newPrivateKey()));
    const sums = (rewritten.get('SHA256SUMS') ?? '').toString();
    const signed = new Map(rewritten).set('signature', signatureOf(sums, other));
    const [unsigned, signedByOther] = checkMany(publicKeyFile, [rewritten, signed].map(laidOut));
    expect(unsigned?.code).toBe(2);
    expect(unsigned?.said).toContain('This key has not signed SHA256SUMS');
    expect(unsigned?.said).toContain('leaves do not come to the root of the seal');
    // Nothing else is wrong with it: the forger was careful.
    expect(unsigned?.said).not.toContain('altered');
    expect(signedByOther).toEqual(unsigned);
  });

  it('refuses a bundle that another key signed, and what does not belong to one', async () => {
    const files = filesIn(await bundleOf(log));
    const linked = laidOut(files);
    rmSync(join(linked, 'seal'));
    symlinkSync(join(laidOut(files), 'seal'), join(linked, 'seal'));
    const nested = laidOut(files);
    mkdirSync(join(nested, 'more'));
    const folders = [
      await bundleOf(log, { privateKey: newPrivateKey() }),
      laidOut(new Map(files).set('notes.txt', Buffer.from('trust me'))),
      nested,
      linked,
    ];
    expect(checkMany(publicKeyFile, folders).map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  });

  it('says what the audit had found when the bundle was made', async () => {
    const planted = relinked(
      log.map((event) => ({ ...event, data: event.data.replace('"at":"2', '"at":"1') })),
      'account-account-1',
    );
    const undecodable = log.map((event) =>
      event === log.at(-1) ? { ...event, type: 'X' } : event,
    );
    const [tampered, unreadable] = checkMany(publicKeyFile, [
      await bundleOf(planted),
      await bundleOf(undecodable),
    ]);
    expect(tampered).toEqual({
      code: 2,
      said: expect.stringContaining('It found DecisionDiffers'),
    });
    expect(unreadable).toEqual({ code: 3, said: expect.stringContaining('EventUndecodable') });
  });

  it('exits with 0, 2 or 3, and says why in a sentence', async () => {
    const folder = await bundleOf(log);
    expect(checkOne(publicKeyFile, folder)).toEqual({
      code: 0,
      said: expect.stringMatching(/ holds: \d+ events of 4 streams\.\n$/),
    });
    const otherKeyFile = join(scratch, 'other.pem');
    writeFileSync(otherKeyFile, valueOf(publicKeyOf(newPrivateKey())));
    expect(checkOne(otherKeyFile, folder)).toEqual({
      code: 2,
      said: expect.stringContaining('This key has not signed SHA256SUMS as it stands.'),
    });
    expect(checkOne(publicKeyFile, newPath()).code).toBe(3);
    expect(checkOne(publicKeyFile, scratch).code).toBe(3);
    expect(checkOne(join(folder, 'seal'), folder).code).toBe(3);
  });
});

const TOOLS = [
  ['sha256sum', '--version'],
  ['openssl', 'version'],
] as const;

(TOOLS.every(([program, ask]) => isInstalled(program, ask)) ? describe : describe.skip)(
  'with the tools of any system',
  () => {
    it('sums are checked by sha256sum, and the signature by OpenSSL', async () => {
      const folder = await bundleOf(log);
      const [[sha256sum], [openssl]] = TOOLS;
      const sums = [sha256sum, '--check', '--strict', 'SHA256SUMS'];
      const verify = [openssl, 'pkeyutl', '-verify', '-pubin', '-inkey', publicKeyFile, '-rawin'];
      const signature = [...verify, '-in', 'SHA256SUMS', '-sigfile', 'signature'];
      expect([run(folder, sums), run(folder, signature)]).toEqual([0, 0]);
      writeFileSync(join(folder, 'seal'), 'another');
      appendFileSync(join(folder, 'SHA256SUMS'), '\n');
      expect([run(folder, sums), run(folder, signature)]).not.toContain(0);
    });
  },
);
