import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createHandle,
  encodeEvents,
  hashOf,
  originOf,
  decodeCommand,
  defaultPolicies,
  streamOf,
} from '@disdetta/core';
import type { Archive, EncodedEvent, Event, EventStore, Handle, Instant } from '@disdetta/core';
import { openSqliteArchive, openSqliteStore } from '@disdetta/store-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { countingReads } from './countingReads.ts';
import { sideBySide, timed } from './measure.ts';
import type { Row } from './measure.ts';
import { unwrap } from './outcomes.ts';

const FEW = 10;
const BATCH = 1_000;
const ROUNDS = 5;
const COMMANDS_A_ROUND = 200;
const BILLED_AT = Date.parse('2026-03-01T00:00:00.000Z');
const MONTH = 30 * 24 * 3_600_000;

const instantAt = (milliseconds: number): Instant =>
  new Date(milliseconds).toISOString() as Instant;

/** Puts an account on record that was billed once and used so often since. */
const record = async (store: EventStore, accountId: string, uses: number): Promise<void> => {
  const handle = createHandle({ store });
  const told = [
    { type: 'OpenAccount', data: { accountId, at: instantAt(BILLED_AT) } },
    {
      type: 'StartPlan',
      data: { accountId, subscriptionId: 'plan', planId: 'pro', at: instantAt(BILLED_AT) },
    },
    {
      type: 'RecordBilling',
      data: {
        accountId,
        invoiceId: 'invoice',
        billedAt: instantAt(BILLED_AT),
        lines: [
          {
            subscriptionId: 'plan',
            period: { start: instantAt(BILLED_AT), end: instantAt(BILLED_AT + MONTH) },
            charged: { amount: 1_499, currency: 'EUR' },
          },
        ],
      },
    },
  ];
  let revision = -1n;
  for (const [index, one] of told.entries()) {
    const metadata = { commandId: `begin-${index}` };
    revision = unwrap(await handle({ ...one, metadata })()).revision;
  }
  const stream = streamOf(accountId);
  const page = unwrap(await store.readStream(stream, { direction: 'backwards', limit: 1 })());
  let hash = page.events[0] === undefined ? null : hashOf(page.events[0]);
  for (let done = 0; done < uses; done += BATCH) {
    const batch: EncodedEvent[] = [];
    for (let index = done; index < Math.min(uses, done + BATCH); index += 1) {
      // Spread over the month, and not in the order of their ids.
      const usedAt = instantAt(BILLED_AT + ((index * 7_919) % (MONTH - 1)));
      const command = unwrap(
        decodeCommand({
          type: 'RecordUsage',
          data: { accountId, usageId: `use-${index}`, usedAt },
          metadata: { commandId: `record-${index}` },
        }),
      );
      const event: Event = {
        type: 'UsageRecorded',
        data: { accountId, usageId: `use-${index}`, usedAt },
      };
      const [encoded] = encodeEvents([event], originOf(command, defaultPolicies), hash);
      if (encoded === undefined) continue;
      hash = hashOf(encoded);
      batch.push(encoded);
    }
    const [first, ...rest] = batch;
    if (first === undefined) continue;
    revision = unwrap(await store.append(stream, revision, [first, ...rest])()).revision;
  }
};

let given = 0;

/** One use that is new, and one refund that is refused for having been used. */
const commandsOn =
  (handle: Handle, accountId: string, count: number) => async (): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      given += 1;
      const metadata = { commandId: `bench-${given}` };
      if (index % 2 === 0) {
        const usedAt = instantAt(BILLED_AT + given);
        unwrap(
          await handle({
            type: 'RecordUsage',
            data: { accountId, usageId: `new-${given}`, usedAt },
            metadata,
          })(),
        );
        continue;
      }
      const outcome = await handle({
        type: 'RequestRefund',
        data: {
          accountId,
          subscriptionId: 'plan',
          refundId: 'refund',
          agreedAmount: { amount: 1_499, currency: 'EUR' },
          at: instantAt(BILLED_AT + MONTH - 1),
        },
        metadata,
      })();
      if (E.isRight(outcome) || outcome.left.code !== 'RefundNotEligible') {
        throw new Error('a used account is not refunded');
      }
    }
  };

const heapInMebibytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** P5: a command on an account with very many uses since it was last billed, against one with ten. */
export const manyUses = async (uses: number): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-bench-'));
  const store = unwrap(await openSqliteStore({ path: join(folder, 'log.db') })());
  const openArchive = async (): Promise<Archive> =>
    unwrap(await openSqliteArchive({ path: join(folder, 'archive.db') })());
  try {
    await record(store, 'few', FEW);
    await record(store, 'many', uses);
    const archive = await openArchive();

    const first = createHandle({ store, archive });
    const heapBefore = heapInMebibytes();
    const filing = await timed(commandsOn(first, 'many', 2));
    const handle = createHandle({ store, archive });
    await commandsOn(handle, 'few', 50)();
    await commandsOn(handle, 'many', 50)();
    const heapAfter = heapInMebibytes();

    const warm = await sideBySide(ROUNDS, {
      few: commandsOn(handle, 'few', COMMANDS_A_ROUND),
      many: commandsOn(handle, 'many', COMMANDS_A_ROUND),
    });

    const counted = countingReads(store);
    const cold = await sideBySide(ROUNDS, {
      few: () => commandsOn(createHandle({ store: counted.store, archive }), 'few', 2)(),
      many: () => commandsOn(createHandle({ store: counted.store, archive }), 'many', 2)(),
    });
    const before = counted.read();
    await commandsOn(createHandle({ store: counted.store, archive }), 'many', 2)();
    const readCold = counted.read() - before;

    const ratio = warm.many / warm.few;
    return [
      {
        id: 'P5 warm',
        work: `a command on an account with ${uses.toLocaleString('en')} uses against one with ${FEW}`,
        result: `${ratio.toFixed(2)} × (${((warm.many / COMMANDS_A_ROUND) * 1_000).toFixed(0)} µs)`,
        goal: '≤ 1.2 ×',
        isMet: ratio <= 1.2,
        figures: { fewMilliseconds: warm.few, manyMilliseconds: warm.many, ratio },
      },
      {
        id: 'P5 cold',
        work: 'events read for the first command of a new process',
        result: `${readCold} events, ${cold.many.toFixed(1)} ms (few: ${cold.few.toFixed(1)} ms)`,
        goal: 'a bounded tail',
        isMet: readCold < 1_000,
        figures: { readCold, fewMilliseconds: cold.few, manyMilliseconds: cold.many },
      },
      {
        id: 'P5 memory',
        work: 'heap held after commands on that account',
        result: `${(heapAfter - heapBefore).toFixed(1)} MiB`,
        goal: 'does not grow with the uses',
        isMet: heapAfter - heapBefore < 16,
        figures: { heapBefore, heapAfter, firstReplayMilliseconds: filing },
      },
    ];
  } finally {
    await store.close()();
    rmSync(folder, { recursive: true });
  }
};
