import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHandle, decodeAccountEvent } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { accounts, progressBar, readyModels, runReadModels } from '../src/index.ts';
import type { ReadModel } from '../src/index.ts';
import { openSqliteReadModels } from '../src/sqlite/index.ts';
import { valueOf } from '../src/testing/told.ts';

const EVENTS = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const EVENTS_OF_ACCOUNT = 100;

const day = (count: number): string =>
  new Date(Date.UTC(2026, 0, 1) + count * 86_400_000).toISOString();

/** A hundred commands, an event each: a plan, billed and paid twelve times, used in between. */
const commandsOf = (accountId: string): readonly object[] => {
  const of = (type: string, data: object, place: number): object => ({
    type,
    data: { accountId, ...data },
    metadata: { commandId: `${accountId}-${place}` },
  });
  const commands = [
    of('OpenAccount', { at: day(0) }, 0),
    of('StartPlan', { subscriptionId: 's-1', planId: 'pro', at: day(0) }, 1),
  ];
  for (let month = 0; month < 12; month += 1) {
    const period = { start: day(month * 30), end: day(month * 30 + 30) };
    const charged = { amount: 1_499, currency: 'EUR' };
    const invoiceId = `i-${month}`;
    const lines = [{ subscriptionId: 's-1', period, charged }];
    commands.push(
      of('RecordBilling', { invoiceId, billedAt: period.start, lines }, commands.length),
      of(
        'RecordPayment',
        { invoiceId, paymentId: `p-${month}`, amount: charged, paidAt: day(month * 30 + 1) },
        commands.length + 1,
      ),
    );
    for (let use = 0; use < 5; use += 1) {
      const usedAt = day(month * 30 + 2 + use);
      commands.push(of('RecordUsage', { usageId: `u-${month}-${use}`, usedAt }, commands.length));
    }
    const at = day(month * 30 + 10);
    const reason = { code: 'too-expensive' };
    commands.push(of('CancelSubscription', { subscriptionId: 's-1', reason, at }, commands.length));
    if (month === 11) continue;
    commands.push(of('ReactivatePlan', { subscriptionId: 's-1', at }, commands.length));
  }
  return commands.slice(0, EVENTS_OF_ACCOUNT);
};

const fill = async (store: EventStore): Promise<void> => {
  const handle = createHandle({ store });
  const all = EVENTS / EVENTS_OF_ACCOUNT;
  const histories = Array.from({ length: all }, (_, place) => commandsOf(`account-${place}`));
  // Accounts take turns, as they do in life: their events are spread over the whole log.
  for (let turn = 0; turn < EVENTS_OF_ACCOUNT; turn += 1) {
    for (let first = 0; first < all; first += 200) {
      const some = histories.slice(first, first + 200);
      await Promise.all(
        some.map(async (commands) => valueOf(await handle(commands[turn] ?? {})())),
      );
    }
  }
};

const readRaw = (path: string): number => {
  const database = new DatabaseSync(path, { readOnly: true });
  const page = database.prepare(
    'SELECT * FROM event WHERE position > ? ORDER BY position LIMIT 1000',
  );
  let position = 0;
  let count = 0;
  for (;;) {
    const rows = page.all(position);
    for (const row of rows) {
      JSON.parse(String(row['data']));
      JSON.parse(String(row['metadata']));
      position = Number(row['position']);
      count += 1;
    }
    if (rows.length === 0) break;
  }
  database.close();
  return count;
};

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), 'disdetta-replay-'));
const log = join(folder, 'log.db');
const store = valueOf(await openSqliteStore({ path: log })());
await fill(store);
let round = 0;

const replay = async (models: readonly ReadModel[], bar = false): Promise<void> => {
  round += 1;
  const database = valueOf(await openSqliteReadModels({ path: join(folder, `${round}.db`) })());
  const runner = valueOf(
    await runReadModels({
      store,
      database,
      models,
      ...(bar && { onProgress: (now) => process.stdout.write(`${progressBar(now)}\n`) }),
    })(),
  );
  valueOf(await runner.caughtUp);
  valueOf(await runner.stop());
  valueOf(await database.close()());
};

const decodeAll = async (): Promise<void> => {
  let position = 0n;
  for (;;) {
    const page = valueOf(await store.readAll(position, 2_000)());
    for (const event of page) {
      valueOf(decodeAccountEvent(event));
      position = event.position;
    }
    if (page.length === 0) return;
  }
};

const contestants: Readonly<Record<string, () => unknown>> = {
  'raw reading and parsing': () => readRaw(log),
  'reading and decoding by the core': decodeAll,
  accounts: () => replay([accounts]),
  'all five models': () => replay(readyModels),
};
const taken = new Map(Object.keys(contestants).map((name): [string, number[]] => [name, []]));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
for (let one = 0; one < ROUNDS; one += 1) {
  for (const [name, run] of Object.entries(contestants)) {
    const start = performance.now();
    await run();
    taken.get(name)?.push(performance.now() - start);
  }
}
clearInterval(watch);
for (const [name, figures] of taken) {
  const speed = Math.round((EVENTS * 1_000) / median(figures));
  const ratio = median(taken.get('raw reading and parsing') ?? []) / median(figures);
  process.stdout.write(
    `${name}: ${speed.toLocaleString('en')} events/s, ${ratio.toFixed(2)} of raw\n`,
  );
}
process.stdout.write(`peak memory ${Math.round(peak / 1e6)} MB of ${EVENTS} events\n`);
valueOf(await store.close()());
rmSync(folder, { recursive: true });
