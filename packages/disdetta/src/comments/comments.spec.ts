import { createMemoryStore } from '@disdetta/store-memory';
import type { EventStore } from '@disdetta/core';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisdetta } from '../disdetta.ts';
import type { Disdetta } from '../disdetta.ts';
import { openKeyFolder } from './keyFolder.ts';
import { seal, unseal } from './seal.ts';

const COMMENT = 'Ms Rossi moved to another city, perché no? 🙃';
const line = { accountId: 'a-1', subscriptionId: 'pro' };
const at = '2026-03-10T00:00:00.000Z';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-keys-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const cancelWithComment = async (store: EventStore): Promise<Disdetta> => {
  const comments = openKeyFolder({ folder: join(folder, 'keys') });
  const disdetta = createDisdetta({ store, comments });
  await disdetta.openAccount({ accountId: 'a-1', at }, { commandId: 'open' });
  await disdetta.startPlan({ ...line, planId: 'pro', at }, { commandId: 'start' });
  await disdetta.cancelSubscription(
    { ...line, reason: { code: 'moved', comment: COMMENT }, at },
    { commandId: 'cancel' },
  );
  return disdetta;
};

const textsIn = async (store: EventStore): Promise<string> => {
  const all = await store.readAll(0n, 100)();
  if (E.isLeft(all)) throw new Error(all.left.message);
  return all.right.map(({ data, metadata }) => data + metadata).join('\n');
};

describe('the comment of a reason', () => {
  it('is stored sealed wherever it stands, and read by who has the key', async () => {
    const store = createMemoryStore();
    const disdetta = await cancelWithComment(store);

    const texts = await textsIn(store);
    expect(texts).not.toContain('Rossi');
    expect(texts.match(/"comment":"sealed:1:/g)).toHaveLength(2);
    expect(await disdetta.planStatus({ ...line, at })).toMatchObject({
      answer: { reason: { code: 'moved', comment: COMMENT } },
    });
    expect(await disdetta.cancellationReceipt({ ...line })).toMatchObject({
      answer: { reason: { comment: COMMENT } },
    });
  });

  it('cannot be read any more when the key is forgotten, and the rest of the answer can', async () => {
    const store = createMemoryStore();
    const disdetta = await cancelWithComment(store);
    const before = await textsIn(store);

    await openKeyFolder({ folder: join(folder, 'keys') }).forget('a-1');

    const status = await disdetta.planStatus({ ...line, at });
    expect(status.ok && status.answer?.reason).toEqual({ code: 'moved' });
    expect(await textsIn(store)).toBe(before);
  });

  it('does not come back with its command: given again, that is another one', async () => {
    const store = createMemoryStore();
    const disdetta = await cancelWithComment(store);
    await openKeyFolder({ folder: join(folder, 'keys') }).forget('a-1');
    expect(
      await disdetta.cancelSubscription(
        { ...line, reason: { code: 'moved', comment: COMMENT }, at },
        { commandId: 'cancel' },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'CommandIdReused' } });
  });

  it('does not make a command another one when it is given again', async () => {
    const store = createMemoryStore();
    const disdetta = await cancelWithComment(store);
    const again = await disdetta.cancelSubscription(
      { ...line, reason: { code: 'moved', comment: COMMENT }, at },
      { commandId: 'cancel' },
    );
    expect(again).toMatchObject({ ok: true, repeated: true });
  });

  it('is sealed even when it looks like a sealed one', async () => {
    const store = createMemoryStore();
    const disdetta = await cancelWithComment(store);
    await disdetta.reactivatePlan({ ...line, at }, { commandId: 'back' });
    const comment = 'sealed:1:my-name-is-Rossi';
    await disdetta.cancelSubscription(
      { ...line, reason: { code: 'moved', comment }, at },
      { commandId: 'cancel again' },
    );
    expect(await textsIn(store)).not.toContain('Rossi');
  });

  it('is refused when it is longer than a comment may be, before anything is sealed', async () => {
    const disdetta = await cancelWithComment(createMemoryStore());
    expect(
      await disdetta.cancelSubscription(
        { ...line, reason: { code: 'moved', comment: 'x'.repeat(5_001) }, at },
        { commandId: 'long' },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'InvalidCommand' } });
  });
});

describe('keys that cannot be reached', () => {
  it('keep a command with a comment from being carried out, and no other', async () => {
    const gone = (): Promise<never> => Promise.reject(new Error('the disk is gone'));
    const disdetta = createDisdetta({
      store: createMemoryStore(),
      comments: { keyFor: gone, knownKeyOf: gone, forget: gone },
    });
    expect(
      await disdetta.openAccount({ accountId: 'a-1', at }, { commandId: 'open' }),
    ).toMatchObject({ ok: true });
    expect(
      await disdetta.cancelSubscription(
        { ...line, reason: { code: 'moved', comment: COMMENT }, at },
        { commandId: 'cancel' },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'StoreUnavailable' } });
  });
});

describe('a seal', () => {
  it('gives any comment back to the same key and account, and to no other', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(
        bytes,
        bytes,
        fc.string(),
        fc.string({ unit: 'binary' }),
        (key, other, id, text) => {
          fc.pre(Buffer.compare(key, other) !== 0);
          const sealed = seal(key, 'a-1', id, text);
          expect(unseal(key, 'a-1', sealed)).toBe(text);
          expect(unseal(other, 'a-1', sealed)).toBeNull();
          expect(unseal(key, 'a-2', sealed)).toBeNull();
        },
      ),
    );
  });

  it('that was cut or altered opens nothing', () => {
    const key = new Uint8Array(32).fill(7);
    const sealed = seal(key, 'a-1', 'c', COMMENT);
    expect(unseal(key, 'a-1', sealed.slice(0, 20))).toBeNull();
    expect(unseal(key, 'a-1', `${sealed.slice(0, -3)}AAA`)).toBeNull();
  });
});

describe('a folder of keys', () => {
  it('makes one key an account, whoever asks first', async () => {
    const keys = openKeyFolder({ folder: join(folder, 'new', 'keys') });
    expect(await keys.knownKeyOf('a-1')).toBeNull();
    const made = await Promise.all(Array.from({ length: 20 }, () => keys.keyFor('a-1')));
    expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await keys.knownKeyOf('a-1')).toEqual(made[0]);
    expect(await keys.keyFor('a-2')).not.toEqual(made[0]);
    expect(readdirSync(join(folder, 'new', 'keys'))).toHaveLength(2);
  });

  it('lets nobody but its owner read them', async () => {
    await openKeyFolder({ folder }).keyFor('a-1');
    const [file = ''] = readdirSync(folder);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(file).not.toContain('a-1');
  });

  it.each(['../../escaped', '/tmp/escaped', '..', 'a\\b', 'con', 'x'.repeat(200)])(
    'has a file of its own for %j, and none elsewhere',
    async (accountId) => {
      const inside = join(folder, 'keys');
      const keys = openKeyFolder({ folder: inside });
      await keys.keyFor(accountId);
      expect(readdirSync(inside)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.key$/)]);
      expect(readdirSync(folder)).toEqual(['keys']);
      await keys.forget(accountId);
      expect(readdirSync(inside)).toEqual([]);
    },
  );

  it('forgets a key for good, and makes a new one for what is said after', async () => {
    const keys = openKeyFolder({ folder });
    const first = await keys.keyFor('a-1');
    await keys.forget('a-1');
    await keys.forget('a-1');
    expect(await keys.knownKeyOf('a-1')).toBeNull();
    expect(await keys.keyFor('a-1')).not.toEqual(first);
  });

  it('does not take a damaged file for a key', async () => {
    const keys = openKeyFolder({ folder });
    await keys.keyFor('a-1');
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, file), 'short');
    await expect(keys.keyFor('a-1')).rejects.toThrow('holds no key');
  });
});
