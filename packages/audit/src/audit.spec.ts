import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandle, isInstant } from '@disdetta/core';
import type { EventStore, Instant, StoreError, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { openSqliteStore } from '@disdetta/store-sqlite';
import fc from 'fast-check';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { audit } from './audit.ts';
import type { Audit } from './audited.ts';
import type { AuditOptions, AuditProgress } from './auditOptions.ts';
import { eventsOf, plots, randomLogs, tell } from './testing/histories.ts';
import { storeOf } from './testing/plantedStore.ts';
import { relinked } from './testing/relink.ts';
import { sealOf, valueOf } from './testing/sealing.ts';

const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const auditOf = async (store: EventStore, options: AuditOptions = {}): Promise<Audit> =>
  valueOf(await audit(store, { pageSize: 5, ...options })());

const SMALL = [
  { type: 'OpenAccount', data: { accountId: 'a-1', at: '2026-01-01T09:00:00.000Z' } },
  {
    type: 'StartPlan',
    data: {
      accountId: 'a-1',
      subscriptionId: 's-1',
      planId: 'pro',
      at: '2026-03-01T09:00:00.000Z',
    },
  },
  {
    type: 'ReactivatePlan',
    data: { accountId: 'a-1', subscriptionId: 's-1', at: '2026-03-02T09:00:00.000Z' },
  },
];

const smallLog = async (): Promise<readonly StoredEvent[]> => {
  const store = createMemoryStore();
  const handle = createHandle({ store, journalRefusals: true });
  for (const [place, command] of SMALL.entries()) {
    await handle({ ...command, metadata: { commandId: `c-${place}` } })();
  }
  return eventsOf(store);
};

describe('an audit', () => {
  it('finds 100 random logs clean, and anchors them where there is a seal', async () => {
    for (const log of await randomLogs(100, 7)) {
      const store = storeOf(log);
      expect(await auditOf(store)).toMatchObject({ verdict: 'clean', anchoredThrough: null });
      const earlier = await sealOf(storeOf(log.slice(0, Math.ceil(log.length / 2))));
      const later = await sealOf(store);
      expect(await auditOf(store, { seals: [earlier, later] })).toMatchObject({
        verdict: 'clean',
        anchoredThrough: BigInt(log.length),
        findings: [],
        events: log.length,
      });
    }
  });

  it('finds every bit that is flipped in the texts of a sealed log', async () => {
    const log = await smallLog();
    const seals = [await sealOf(storeOf(log))];
    for (const [index, event] of log.entries()) {
      for (const field of ['id', 'type', 'data', 'metadata', 'stream'] as const) {
        const text = Buffer.from(event[field]);
        for (let bit = 0; bit < text.length * 8; bit += 1) {
          const flipped = Buffer.from(text);
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          const planted = log.with(index, { ...event, [field]: flipped.toString() });
          const { verdict, findings } = await auditOf(storeOf(planted), { seals });
          const named = findings.some(
            ({ stream, revision }) =>
              stream === event.stream &&
              (revision === event.revision || revision === event.revision + 1n),
          );
          expect([field, bit, verdict, named]).toEqual([field, bit, 'tampered', true]);
        }
      }
    }
  });

  it('tells a rewrite with all links made anew by the decisions that no longer follow', async () => {
    const log = await smallLog();
    const forged = log.map((event) => ({
      ...event,
      data: event.data.replace('"planId":"pro"', '"planId":"top"'),
    }));
    const { verdict, findings } = await auditOf(storeOf(relinked(forged, 'account-a-1')));
    expect(verdict).toBe('tampered');
    expect(findings).toEqual([
      {
        code: 'DecisionDiffers',
        stream: 'account-a-1',
        revision: 1n,
        message: 'Event 1 of account-a-1 is not what its command comes to: data.planId.',
        facts: { differences: [{ path: 'data.planId', recorded: 'top', decided: 'pro' }] },
      },
    ]);
  });

  it('is unreadable where the store fails, or an event cannot be decoded', async () => {
    const log = await smallLog();
    const failure: StoreError = {
      code: 'StoreFailed',
      message: 'The disk is full.',
      facts: { cause: 'disk' },
    };
    const failing = { ...storeOf(log), readStream: () => TE.left(failure) };
    expect(await auditOf(failing)).toMatchObject({ verdict: 'unreadable', failure });
    const last = log.map((event) =>
      event.stream === 'account-a-1' && event.revision === 1n ? { ...event, type: 'New' } : event,
    );
    expect(await auditOf(storeOf(last))).toMatchObject({
      verdict: 'unreadable',
      findings: [{ code: 'EventUndecodable', stream: 'account-a-1', revision: 1n }],
    });
  });

  it('shows what a person should look at, of the time that is asked for', async () => {
    const store = createMemoryStore({ now: () => on('2026-01-01T00:00:00.000Z') });
    const handle = createHandle({ store });
    await handle({ ...SMALL[0], metadata: { commandId: 'c-0' } })();
    const usage = { accountId: 'a-1', usageId: 'u-1', at: '2026-01-02T09:00:00.000Z' };
    await handle({ type: 'VoidUsage', data: usage, metadata: { commandId: 'c-1' } })();
    const exceptions = { from: on('2026-01-01T00:00:00.000Z'), to: on('2027-01-01T00:00:00.000Z') };
    expect((await auditOf(store)).verdict).toBe('clean');
    const found = await auditOf(store, { exceptions });
    expect(found).toMatchObject({ verdict: 'exceptions', findings: [] });
    expect(found.exceptions.map(({ code }) => code)).toContain('UnknownReference');
  });

  it('tells how far it has come', async () => {
    const told: AuditProgress[] = [];
    await auditOf(storeOf(await smallLog()), { pageSize: 2, onProgress: (one) => told.push(one) });
    expect(told).toEqual([
      { phase: 'reading', events: 2, position: 2n },
      { phase: 'reading', events: 3, position: 3n },
      { phase: 'deciding', accounts: 1, of: 1 },
    ]);
  });

  it('finds the log of an SQLite store clean', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-audit-'));
    const store = valueOf(await openSqliteStore({ path: join(folder, 'log.db') })());
    for (const plot of fc.sample(plots, { numRuns: 1, seed: 3 })) await tell(plot, store);
    const { verdict, decisions } = await auditOf(store, { seals: [await sealOf(store)] });
    await store.close()();
    rmSync(folder, { recursive: true });
    expect(verdict).toBe('clean');
    expect(decisions).toBeGreaterThan(2);
  });
});
