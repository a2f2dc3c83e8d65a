import type { StoredEvent } from '@disdetta/core';
import {
  A_DAY,
  STREAM,
  altered,
  billed,
  cancel,
  command,
  foundIn,
  inData,
  inMetadata,
  logOf,
  opened,
  refund,
  started,
} from '../testing/decidedAgain.ts';
import { createAccountWalk } from './accountWalk.ts';

type Log = readonly StoredEvent[];

describe('an event that its command does not come to', () => {
  it('is told by every field that differs, as it was recorded and as it is decided', async () => {
    const change = altered(STREAM, 3n, ({ data }) => ({
      data: data
        .replace('"cause":"customer"', '"cause":"refunded"')
        .replace('2026-04-01', '2026-05-01'),
    }));
    expect(await foundIn([opened, started, billed, cancel('c-4')], change)).toEqual([
      {
        code: 'DecisionDiffers',
        stream: STREAM,
        revision: 3n,
        message: `Event 3 of ${STREAM} is not what its command comes to: data.cause, data.effectiveAt.`,
        facts: {
          differences: [
            { path: 'data.cause', recorded: 'refunded', decided: 'customer' },
            {
              path: 'data.effectiveAt',
              recorded: '2026-05-01T00:00:00.000Z',
              decided: '2026-04-01T00:00:00.000Z',
            },
          ],
        },
      },
    ]);
  });

  it('is told by its type alone, too', async () => {
    const change = altered(STREAM, 3n, () => ({ type: 'AddOnCancelled' }));
    expect(await foundIn([opened, started, billed, cancel('c-4')], change)).toMatchObject([
      {
        code: 'DecisionDiffers',
        facts: {
          differences: [
            { path: 'type', recorded: 'AddOnCancelled', decided: 'SubscriptionCancelled' },
          ],
        },
      },
    ]);
  });

  it('is told though it differs in nothing but how it is spelt', async () => {
    const change = altered(STREAM, 1n, inData('{', '{ '));
    expect(await foundIn([opened, started], change)).toEqual([
      {
        code: 'DecisionDiffers',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} says what its command comes to, but is not spelt as this library spells it.`,
        facts: { differences: [] },
      },
    ]);
  });

  it('is told where it is one too many', async () => {
    const change = (log: Log): Log => [
      ...log,
      ...log.slice(1, 2).map((event) => ({ ...event, revision: 2n, position: 9n })),
    ];
    expect(await foundIn([opened, started], change)).toEqual([
      {
        code: 'EventNotDecided',
        stream: STREAM,
        revision: 2n,
        message: `Event 2 of ${STREAM} should not be there: its StartPlan does not come to it.`,
        facts: { command: 'StartPlan' },
      },
    ]);
  });

  it('is told where its command is refused', async () => {
    const change = (log: Log): Log =>
      log
        .filter(({ type }) => type !== 'PlanStarted')
        .map((event) => ({ ...event, revision: event.position === 1n ? 0n : 1n }));
    expect(await foundIn([opened, started, cancel('c-4')], change)).toEqual([
      {
        code: 'DecisionRefused',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} should not be there: its CancelSubscription is refused (SubscriptionNotFound) on the account as it was.`,
        facts: { command: 'CancelSubscription', refusedWith: 'SubscriptionNotFound' },
      },
    ]);
  });

  it('is told where a command is carried out again', async () => {
    const change = (log: Log): Log => [
      ...log,
      ...log.slice(0, 1).map((event) => ({ ...event, revision: 2n, position: 9n })),
    ];
    expect(await foundIn([opened, started], change)).toContainEqual({
      code: 'CommandRepeated',
      stream: STREAM,
      revision: 2n,
      message: `Event 2 of ${STREAM} belongs to a command that was carried out before.`,
      facts: { commandId: 'c-1' },
    });
  });

  it('is left to the chain where nothing but its link differs', async () => {
    const log = await logOf([opened, started, billed, refund]);
    const walk = createAccountWalk([]);
    const unlinked = altered(
      STREAM,
      4n,
      inMetadata(/"previousHash":"\w+"/, '"previousHash":"00"'),
    )(log);
    expect([...unlinked.flatMap((event) => walk.take(event)), ...walk.end()]).toEqual([]);
  });
});

describe('events that a command came to', () => {
  it('are told by their types where they are gone', async () => {
    const withdrawable = command('c-2', 'StartPlan', {
      subscriptionId: 's-1',
      planId: 'pro',
      withdrawalUntil: '2026-03-15T00:00:00.000Z',
      at: '2026-03-01T00:00:00.000Z',
    });
    const withdraw = command('c-4', 'Withdraw', {
      subscriptionId: 's-1',
      refundId: 'r-1',
      submittedAt: A_DAY,
      at: A_DAY,
    });
    const change = (log: Log): Log => log.filter(({ revision }) => revision < 4n);
    expect(await foundIn([opened, withdrawable, billed, withdraw], change)).toEqual([
      {
        code: 'EventsMissing',
        stream: STREAM,
        revision: 4n,
        message: `From event 4 of ${STREAM} on, what its Withdraw came to is missing: RefundRequested, SubscriptionCancelled.`,
        facts: { command: 'Withdraw', missing: ['RefundRequested', 'SubscriptionCancelled'] },
      },
    ]);
  });
});
