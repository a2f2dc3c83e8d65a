import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandle } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { readyModels, runReadModels } from '../src/index.ts';
import { openSqliteReadModels } from '../src/sqlite/index.ts';
import { valueOf } from '../src/testing/told.ts';

const ACCOUNTS = 1_000;

const percentile = (figures: readonly number[], share: number): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length * share)] ?? Number.NaN;

const measure = async (callers: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-lag-'));
  const log = valueOf(await openSqliteStore({ path: join(folder, 'log.db') })());
  const database = valueOf(await openSqliteReadModels({ path: join(folder, 'models.db') })());
  const runner = valueOf(await runReadModels({ store: log, database, models: readyModels })());
  valueOf(await runner.caughtUp);
  const commits: number[] = [];
  const late: Promise<number>[] = [];
  const append: EventStore['append'] =
    (...told) =>
    async () => {
      const asked = performance.now();
      const appended = await log.append(...told)();
      const answered = performance.now();
      commits.push(answered - asked);
      if (E.isRight(appended)) {
        late.push(runner.reached(appended.right.position).then(() => performance.now() - answered));
      }
      return appended;
    };
  const handle = createHandle({ store: { ...log, append } });
  const at = '2026-03-01T00:00:00.000Z';
  const tell = async (accountId: string): Promise<void> => {
    const open = { accountId, at };
    const metadata = (place: number): object => ({ commandId: `${accountId}-${place}` });
    valueOf(await handle({ type: 'OpenAccount', data: open, metadata: metadata(0) })());
    const plan = { accountId, subscriptionId: 's', planId: 'pro', at };
    valueOf(await handle({ type: 'StartPlan', data: plan, metadata: metadata(1) })());
    const reason = { code: 'price' };
    const cancel = { accountId, subscriptionId: 's', reason, at };
    valueOf(await handle({ type: 'CancelSubscription', data: cancel, metadata: metadata(2) })());
  };
  let next = 0;
  const callOn = async (): Promise<void> => {
    while (next < ACCOUNTS) {
      next += 1;
      await tell(`account-${next}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, callOn));
  const lags = await Promise.all(late);
  const micro = (milliseconds: number): string => `${Math.round(milliseconds * 1_000)} µs`;
  process.stdout.write(
    `${callers} writing: commit p50 ${micro(percentile(commits, 0.5))}, ` +
      `p99 ${micro(percentile(commits, 0.99))}; visible after p50 ` +
      `${micro(percentile(lags, 0.5))}, p99 ${micro(percentile(lags, 0.99))}\n`,
  );
  valueOf(await runner.stop());
  valueOf(await database.close()());
  valueOf(await log.close()());
  rmSync(folder, { recursive: true });
};

await measure(1);
await measure(1);
await measure(64);
