import { defaultPolicies } from '@disdetta/core';
import { isRight, left } from 'fp-ts/lib/Either.js';
import { answerQuery, decodeQuery, queries } from './queries.ts';
import { recorded } from './testing/recorded.ts';
import { PLAN, billed, cancelled, on, opened, planStarted } from './testing/story.ts';

const history = recorded(
  opened(),
  opened('a-2'),
  planStarted(),
  planStarted({ accountId: 'a-2' }),
  billed(),
  billed({ accountId: 'a-2' }),
  cancelled(),
);

const ask = (name: string, data: unknown): unknown => {
  const query = decodeQuery(name, data);
  return isRight(query) ? answerQuery(query.right, history, defaultPolicies) : query;
};

describe('the registry of queries', () => {
  it('has the queries of the contract', () => {
    expect(Object.keys(queries)).toEqual([
      'planStatus',
      'refundEligibility',
      'usageSinceLastBilling',
      'currentPlans',
      'cancellationReceipt',
      'refundsLedger',
      'cancellationReasons',
      'exceptions',
    ]);
  });

  it('answers a query about one account from its events alone', () => {
    const at = on('03-15');
    expect(ask('planStatus', { ...PLAN, at })).toMatchObject({ status: 'Cancelled' });
    expect(ask('planStatus', { ...PLAN, accountId: 'a-2', at })).toMatchObject({
      status: 'Active',
    });
    expect(ask('currentPlans', { accountId: 'a-3', at })).toBeNull();
  });

  it('answers a query about all accounts', () => {
    const data = { from: on('03-01'), to: on('04-01') };
    expect(ask('cancellationReasons', data)).toEqual({ counts: {}, withoutReason: 1 });
    expect(ask('cancellationReasons', { ...data, knownAt: '6' })).toMatchObject({
      withoutReason: 0,
    });
  });

  it('refuses a query that it does not know', () => {
    expect(ask('planstatus', {})).toEqual(
      left([
        {
          path: 'query',
          expected: `one of ${Object.keys(queries).join(', ')}`,
          found: 'string of 10 characters',
        },
      ]),
    );
    expect(ask('constructor', {})).toMatchObject({ left: [{ path: 'query' }] });
  });

  it('answers every fault by its path', () => {
    expect(ask('planStatus', { accountId: 7, subscriptionId: 's-1', when: 'now' })).toMatchObject({
      left: [{ path: 'data.accountId' }, { path: 'data.at' }, { path: 'data.when' }],
    });
    expect(ask('exceptions', null)).toMatchObject({ left: [{ path: 'data' }] });
    expect(ask('exceptions', { from: '2026-03-01', to: on('04-01') })).toMatchObject({
      left: [{ path: 'data.from' }],
    });
  });
});
