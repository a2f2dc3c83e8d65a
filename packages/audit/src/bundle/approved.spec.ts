import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageless, expectApproved } from '../testing/approved.ts';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { manyLives } from '../testing/manyLives.ts';
import { newPrivateKey, sealOf, valueOf } from '../testing/sealing.ts';
import type { BundleOptions } from './bundle.ts';
import { writeBundle } from './writeBundle.ts';

const AT = on('2026-07-01T00:00:00.000Z');
/** Keys are others each time, and so is what they sign. */
const IN_BASE64 = /[\w+/]{43,}=*/g;

let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'disdetta-bundle-approved-'));
});

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const bundled = async (
  name: string,
  options: Partial<BundleOptions>,
): Promise<Readonly<Record<string, string>>> => {
  const store = await clockedLog(manyLives);
  const folder = join(scratch, name);
  const privateKey = newPrivateKey();
  valueOf(await writeBundle(store, { folder, privateKey, at: AT, pageSize: 9, ...options })());
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
};

describe('a bundle of many lives', () => {
  it.each<[string, Partial<BundleOptions>]>([
    ['whole', {}],
    ['of-one-account', { accounts: ['disputed'] }],
  ])('holds the files that were approved: %s', async (name, options) => {
    const { signature, ...files } = await bundled(name, options);
    expect(signature).not.toBe('');
    for (const [file, text] of Object.entries(files)) {
      const steady = ageless(text).replace(IN_BASE64, '…');
      expectApproved(`bundle/${name}/${file}`, steady);
    }
  });

  it('tells the hash of each of its files, but for that of the sums themselves', async () => {
    const { SHA256SUMS = '', ...files } = await bundled('summed', {});
    const sums = Object.entries(files)
      .filter(([file]) => SHA256SUMS.includes(file))
      .map(([file, text]) => `${createHash('sha256').update(text).digest('hex')}  ${file}`);
    expect(SHA256SUMS.trimEnd().split('\n').sort()).toEqual(sums.sort());
  });

  it('that anchors its log in an earlier seal says so', async () => {
    const seal = await sealOf(await clockedLog(manyLives));
    const { 'report.json': report = '' } = await bundled('anchored', { seals: [seal] });
    expectApproved('bundle/anchored-report.json', ageless(report).replace(IN_BASE64, '…'));
  });
});
