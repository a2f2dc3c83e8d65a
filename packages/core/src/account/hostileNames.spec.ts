import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { decodeCommand } from './commands.ts';
import type { Command } from './commands.ts';
import { accountDecider } from './decider.ts';
import type { Event } from './events.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** Names that mean something to JavaScript, or that a person takes for something else. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'length',
  '#map',
  '0',
  '-0',
  'null',
  '../../../etc/passwd',
  "'; DROP TABLE event; --",
  '<script>alert(1)</script>',
  '=1+1',
  '${process.env}',
  '\u202egnp.exe',
  'pl\u200ban',
];

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const charged = { amount: 1_499, currency: 'EUR' };
const period = { start: at(1), end: '2026-04-01T00:00:00.000Z' };

/** A story in which everything that can have a name has this one. */
const storyOf = (name: string): readonly (readonly [string, object])[] => {
  const line = { subscriptionId: name };
  return [
    ['OpenAccount', { at: at(1) }],
    ['StartPlan', { ...line, planId: name, at: at(1) }],
    ['RecordBilling', { invoiceId: name, billedAt: at(1), lines: [{ ...line, period, charged }] }],
    ['RecordPayment', { invoiceId: name, paymentId: name, amount: charged, paidAt: at(1) }],
    ['RecordUsage', { usageId: name, usedAt: at(2), kind: name }],
    ['VoidUsage', { usageId: name, at: at(3) }],
    ['RecordDispute', { disputeId: name, invoiceId: name, state: 'opened', at: at(4) }],
    ['RecordDispute', { disputeId: name, invoiceId: name, state: 'won', at: at(5) }],
    ['CancelSubscription', { ...line, reason: { code: name, comment: name }, at: at(6) }],
    ['ReactivatePlan', { ...line, at: at(7) }],
    ['RequestRefund', { ...line, refundId: name, agreedAmount: charged, at: at(8) }],
    ['RecordRefundSettled', { refundId: name, providerReference: name, settledAt: at(9) }],
    ['CloseAccount', { at: at(10) }],
  ];
};

const commandOf = (type: string, data: object, name: string, place: number): Command => {
  const command = decodeCommand({
    type,
    data: { accountId: name, ...data },
    metadata: { commandId: `${name} ${place}` },
  });
  if (isLeft(command)) throw new Error(command.left.message);
  return command.right;
};

/** What comes of a story; its state goes through a snapshot after every command. */
const tell = (name: string): readonly Event[] => {
  const { initial, decide, evolve } = accountDecider();
  let account = initial;
  return storyOf(name).flatMap(([type, data], place) => {
    const outcome = decide(commandOf(type, data, name, place), account);
    if (isLeft(outcome)) throw new Error(outcome.left.message);
    const happened = outcome.right.reduce(evolve, account);
    account = readSnapshot(writeSnapshot({ account: happened, hash: null })).account;
    return outcome.right;
  });
};

const shapeOf = (events: readonly Event[], name: string): string =>
  JSON.stringify(events)
    .replaceAll(/"quoteId":"[^"]*"/g, '"quoteId":""')
    .replaceAll(JSON.stringify(name), '"a name"');

describe('a name', () => {
  it.each(NAMES)('is nothing but a name: %j', (name) => {
    expect(shapeOf(tell(name), name)).toBe(shapeOf(tell('plain'), 'plain'));
  });

  it('that only looks like another is another: texts are kept as they are given', () => {
    const { initial, decide, evolve } = accountDecider();
    const start = (subscriptionId: string): Command =>
      commandOf('StartPlan', { subscriptionId, planId: 'pro', at: at(1) }, 'a-1', 1);
    const opened = decide(commandOf('OpenAccount', { at: at(1) }, 'a-1', 0), initial);
    const lookalikes = ['caf\u00e9', 'cafe\u0301', 'ＣＡＦＥ', 'caf\u0435', 'cafe\u200b', 'cafe '];
    let account = isRight(opened) ? opened.right.reduce(evolve, initial) : initial;
    for (const name of lookalikes) {
      const outcome = decide(start(name), account);
      expect(outcome).toMatchObject({ right: [{ data: { subscriptionId: name } }] });
      if (isRight(outcome)) account = outcome.right.reduce(evolve, account);
    }
    expect([...account.subscriptions.keys()]).toEqual(lookalikes);
  });

  it.each([
    ['nothing', ''],
    ['201 characters', 'x'.repeat(201)],
    ['ten million characters', 'x'.repeat(10_000_000)],
    ['an end of line', 'a\nb'],
    ['a null character', 'a\u0000'],
    ['an escape sequence of terminals', '\u001b[2J'],
    ['half a character', '\ud83d'],
    ['a list that looks like it', ['a-1']],
    ['an object that says it is it', { toString: 'a-1' }],
  ])('is not made of %s', (_, accountId) => {
    const input = {
      type: 'CloseAccount',
      data: { accountId, at: at(1) },
      metadata: { commandId: 'c' },
    };
    const decoded = decodeCommand(input);
    expect(decoded).toMatchObject({ left: { facts: { faults: [{ path: 'data.accountId' }] } } });
    if (isLeft(decoded)) expect(decoded.left.message.length).toBeLessThan(300);
  });
});
