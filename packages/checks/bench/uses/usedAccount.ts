import {
  createHandle,
  decodeCommand,
  defaultPolicies,
  encodeEvents,
  hashOf,
  originOf,
  streamOf,
} from '@disdetta/core';
import type { EncodedEvent, Event, EventStore, Handle, Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { unwrap } from '../outcomes.ts';

const BATCH = 1_000;
const BILLED_AT = Date.parse('2026-03-01T00:00:00.000Z');
const MONTH = 30 * 24 * 3_600_000;

const instantAt = (milliseconds: number): Instant =>
  new Date(milliseconds).toISOString() as Instant;

/** Puts an account on record that was billed once and used so often since. */
export const record = async (store: EventStore, accountId: string, uses: number): Promise<void> => {
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

/** By turns, a use that is new, and a refund that is refused for the account having been used. */
export const commandsOn =
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
