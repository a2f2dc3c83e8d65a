import type { EventStore, Policies } from '@disdetta/core';
import { defaultPolicies } from '@disdetta/core';
import { expectApprovedJson } from '../testing/approved.ts';
import { clockedLog } from '../testing/clockedLog.ts';
import { manyLives, proratedLives } from '../testing/manyLives.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { inOrder } from '../testing/told.ts';
import { readPolicies } from './readPolicies.ts';
import { whatIf } from './whatIf.ts';

const recorded: Policies = { ...defaultPolicies, payments: 'recorded' };

describe('what other policies would have said of many lives', () => {
  let store: EventStore;

  beforeAll(async () => {
    store = await clockedLog(inOrder(manyLives, proratedLives, richAccount), recorded);
  });

  it.each([
    ['never', { refund: { name: 'never' } }],
    ['shares', { refund: { name: 'prorated-within-days', days: 14 } }],
    ['either', { refund: { firstOf: [{ name: 'never' }, { name: 'unused-since-last-billing' }] } }],
    ['payments-assumed', { payments: 'assumed' }],
    ['reason-required', { reason: 'required', addOns: 'cancel-first' }],
    ['started-on-request', { withdrawal: { startedOnRequest: true } }],
  ])('is what was approved: %s', async (name, policies) => {
    const other = valueOf(readPolicies(JSON.stringify(policies)));
    expectApprovedJson(`what-if/${name}.json`, valueOf(await whatIf(store, other)()));
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1'],
    ['no JSON', '{'],
    ['an unknown field', '{"discounts":1}'],
    ['an unknown policy', '{"refund":{"name":"always"},"reason":1}'],
  ])('is not asked for where %s is given for policies', (name, text) => {
    expectApprovedJson(`what-if/refused-${name.replaceAll(' ', '-')}.json`, readPolicies(text));
  });
});
