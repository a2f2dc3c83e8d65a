import { decodeAccountEvent, defaultPolicies, isAccountStream } from '@disdetta/core';
import { answerQuery, decodeQuery } from '@disdetta/projections';
import type { QueryName } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import { clockedLog } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { askAsOf } from './askAsOf.ts';

const LINE = { accountId: 'a-1', subscriptionId: 's-1', at: '2026-05-05T00:00:00.000Z' };
const HALF_YEAR = { from: '2026-01-01T00:00:00.000Z', to: '2026-07-01T00:00:00.000Z' };

const QUESTIONS: readonly (readonly [QueryName, object])[] = [
  ['planStatus', LINE],
  ['refundEligibility', LINE],
  ['usageSinceLastBilling', LINE],
  ['currentPlans', { accountId: 'a-1', at: LINE.at }],
  ['cancellationReceipt', LINE],
  ['refundsLedger', HALF_YEAR],
  ['refundsLedger', { ...HALF_YEAR, at: LINE.at }],
  ['cancellationReasons', { ...HALF_YEAR, knownAt: 60 }],
  ['exceptions', { ...HALF_YEAR, knownAt: '2026-05-15T00:00:00.000Z' }],
];

describe('a question about the past', () => {
  it('is answered as it happened, and as it was known then', async () => {
    const store = await clockedLog(richAccount);
    const countOf = async (data: object): Promise<number | undefined> =>
      valueOf(await askAsOf(store, 'usageSinceLastBilling', { ...LINE, ...data })())?.count;
    expect(await countOf({})).toBe(1);
    expect(await countOf({ knownAt: '2026-05-11T00:00:00.000Z' })).toBe(0);
    const late = (await eventsOf(store)).find(({ data }) => data.includes('use-late'));
    expect(await countOf({ knownAt: late?.position })).toBe(1);
    expect(await countOf({ knownAt: (late?.position ?? 0n) - 1n })).toBe(0);
  });

  it('is answered as the query itself answers it, whatever is asked', async () => {
    const store = await reportedLog(9);
    const history = (await eventsOf(store))
      .filter(({ stream }) => isAccountStream(stream))
      .map((stored) => valueOf(decodeAccountEvent(stored)));
    for (const [name, data] of QUESTIONS) {
      const query = decodeQuery(name, data);
      if (E.isLeft(query)) throw new RangeError(name);
      expect(valueOf(await askAsOf(store, name, data)())).toEqual(
        answerQuery(query.right, history, defaultPolicies),
      );
    }
  });

  it('is answered under the policies of that time', async () => {
    const store = await clockedLog(richAccount);
    const policies = { ...defaultPolicies, refund: { name: 'never', version: 1 } } as const;
    const answer = valueOf(await askAsOf(store, 'refundEligibility', LINE, { policies })());
    expect(answer).toMatchObject({ eligible: false, policy: { name: 'never' } });
  });

  it('is not answered without an event that nobody can read', async () => {
    const log = await eventsOf(await clockedLog(richAccount));
    const store = storeOf(
      log.map((event) => (event.revision === 5n ? { ...event, data: '{}' } : event)),
    );
    for (const [name, data] of QUESTIONS) {
      expect(await askAsOf(store, name, data)()).toMatchObject(
        E.left({ code: 'UndecodableEvent' }),
      );
    }
  });

  it('is refused by the paths of its faults', async () => {
    const store = await clockedLog([]);
    const outcome = await askAsOf(store, 'planStatus', { ...LINE, at: 'may', then: 1 })();
    expect(outcome).toMatchObject(
      E.left({
        code: 'QuestionUnreadable',
        facts: { faults: [{ path: 'data.at' }, { path: 'data.then' }] },
      }),
    );
  });
});
