import {
  chargesOf,
  decide,
  decodeCommand,
  defaultPolicies,
  evolve,
  foldAccount,
  foldWith,
  unknownAccount,
} from '@disdetta/core';
import type {
  Account,
  CommandType,
  Event,
  Instant,
  Money,
  Policies,
  RecordedAccountEvent,
  Subscription,
} from '@disdetta/core';
import { commandOf, openings, stories } from '@disdetta/core/testing';
import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import type { LineAction } from './actions.ts';
import { cancellationReasonsView } from './cancellationReasons.ts';
import { accountAsOf } from './accountAsOf.ts';
import { currentPlans } from './currentPlans.ts';
import { exceptionsView } from './exceptions.ts';
import { planStatus } from './planStatus.ts';
import { answerQuery, decodeQuery, queries } from './queries.ts';
import { refundsLedgerView } from './refundsLedger.ts';
import { recorded } from './testing/recorded.ts';
import { euro, on } from './testing/story.ts';
import type { View } from './view.ts';

const RUNS = { numRuns: 300 };

const instants = fc.constantFrom(
  on('03-01'),
  on('03-10T12:00'),
  on('03-20'),
  on('04-01'),
  on('04-10T12:00'),
  on('05-01'),
  on('06-01'),
);

const policies: fc.Arbitrary<Policies> = fc.record({
  refund: fc.constantFrom<Policies['refund']>(
    { name: 'unused-since-last-billing', version: 1 },
    { name: 'prorated-within-days', version: 1, days: 40 },
  ),
  addOns: fc.constantFrom('follow-plan', 'cancel-first'),
  reason: fc.constantFrom('optional', 'required'),
  payments: fc.constantFrom('assumed', 'recorded'),
  withdrawal: fc.constant(defaultPolicies.withdrawal),
});

interface Story {
  readonly policies: Policies;
  readonly history: readonly RecordedAccountEvent[];
  readonly at: Instant;
}

/** What comes of random commands, each decided on what came before. */
const told: fc.Arbitrary<Story> = fc
  .record({ policies, opening: openings, story: stories, at: instants })
  .map(({ policies: under, opening, story, at }) => {
    let account: Account = unknownAccount();
    const events: Event[] = [];
    const give = (command: Parameters<typeof decide>[0]): void => {
      const outcome = decide(command, account, under);
      if (isLeft(outcome)) return;
      events.push(...outcome.right);
      account = outcome.right.reduce(evolve, account);
    };
    opening.forEach(give);
    story.forEach((intent, place) => {
      give(commandOf(intent, place, account, under));
    });
    return { policies: under, history: recorded(...events), at };
  });

const accountIdOf = ([first]: readonly RecordedAccountEvent[]): string =>
  first?.data.accountId ?? 'nobody';

const lineActions: readonly Exclude<LineAction, 'ContactSales'>[] = [
  'CancelSubscription',
  'CancelAddOn',
  'RequestRefund',
  'ReactivatePlan',
  'ReactivateAddOn',
  'Withdraw',
];

describe('the actions of currentPlans', () => {
  /** What a customer's command comes to, built from plain data like a page would. */
  const give = (
    { policies: under, history, at }: Story,
    type: CommandType,
    data: object,
  ): ReturnType<typeof decide> => {
    const command = decodeCommand({ type, data, metadata: { commandId: 'of-a-page' } });
    expect(command).toMatchObject({ _tag: 'Right' });
    return isRight(command)
      ? decide(command.right, accountAsOf(history, { at }), under)
      : { _tag: 'Right', right: [] };
  };

  const dataFor = (
    type: CommandType,
    accountId: string,
    subscriptionId: string,
    at: Instant,
    agreedAmount: Money,
  ): object => {
    const ofLine = { accountId, subscriptionId, at };
    switch (type) {
      case 'CancelSubscription':
      case 'CancelAddOn':
        return { ...ofLine, reason: { code: 'because' } };
      case 'RequestRefund':
        return { ...ofLine, refundId: 'a-new-refund', agreedAmount };
      case 'Withdraw':
        return { ...ofLine, refundId: 'a-new-refund', submittedAt: at };
      default:
        return ofLine;
    }
  };

  /** Whether it is accepted; an amount that is not the due one is corrected, as the page would. */
  const isAccepted = (story: Story, type: CommandType, subscriptionId: string): boolean => {
    const { history, at } = story;
    const attempt = (agreed: Money): ReturnType<typeof decide> =>
      give(story, type, dataFor(type, accountIdOf(history), subscriptionId, at, agreed));
    const first = attempt(euro(0));
    if (isRight(first) || first.left.code !== 'RefundAmountMismatch') return isRight(first);
    return isRight(attempt(first.left.facts['due'] as Money));
  };

  const isSentToSales = (story: Story, { kind, subscriptionId }: Subscription): boolean => {
    const type = kind === 'plan' ? 'CancelSubscription' : 'CancelAddOn';
    const { history, at } = story;
    const data = dataFor(type, accountIdOf(history), subscriptionId, at, euro(0));
    const outcome = give(story, type, data);
    return isLeft(outcome) && outcome.left.code === 'ContactSales';
  };

  it('are those that would be accepted, in their order', () => {
    fc.assert(
      fc.property(told, (story) => {
        const { policies: under, history, at } = story;
        const accountId = accountIdOf(history);
        const plans = currentPlans(history, { accountId, at }, under);
        const { subscriptions } = foldAccount(history);
        for (const { subscriptionId, actions } of plans?.lines ?? []) {
          const line = subscriptions.get(subscriptionId);
          const accepted = lineActions.filter((type) => isAccepted(story, type, subscriptionId));
          const toSales = line !== undefined && isSentToSales(story, line);
          expect(actions).toEqual(toSales ? [...accepted, 'ContactSales'] : accepted);
        }
        const closing = give(story, 'CloseAccount', { accountId, at });
        const closes = isRight(closing) && closing.right.length > 0;
        if (plans !== null) expect(plans.actions).toEqual(closes ? ['CloseAccount'] : []);
      }),
      RUNS,
    );
  });
});

describe('a view kept up event by event', () => {
  const staysTrue = <State, Answer>(
    view: View<State, { readonly from: Instant; readonly to: Instant }, Answer>,
  ): void => {
    fc.assert(
      fc.property(told, instants, instants, ({ history }, from, to) => {
        const start: State = foldWith(view, []);
        const live = history.reduce(view.evolve, start);
        const whole = foldWith(view, history);
        expect(live).toEqual(whole);
        expect(view.answer(live, { from, to })).toEqual(view.answer(whole, { from, to }));
        expect(start).toEqual(view.empty());
      }),
      RUNS,
    );
  };

  it('is the refunds ledger of the whole record', () => {
    staysTrue(refundsLedgerView);
  });

  it('is the cancellation reasons of the whole record', () => {
    staysTrue(cancellationReasonsView);
  });

  it('is the exceptions of the whole record', () => {
    staysTrue(exceptionsView);
  });
});

describe('an answer', () => {
  it('known at the end of the record is the answer', () => {
    fc.assert(
      fc.property(told, fc.constantFrom('plan-1', 'add-on-1'), (story, subscriptionId) => {
        const { policies: under, history, at } = story;
        const data = { accountId: accountIdOf(history), subscriptionId, at };
        for (const name of Object.keys(queries)) {
          const asked = queryData(name, data);
          const answer = ask(name, asked, history, under);
          const position = history.length;
          const recordedAt = history.at(-1)?.recordedAt ?? at;
          expect(ask(name, { ...asked, knownAt: position }, history, under)).toEqual(answer);
          expect(ask(name, { ...asked, knownAt: recordedAt }, history, under)).toEqual(answer);
        }
      }),
      RUNS,
    );
  });

  it('known at a position is the answer of the record up to there', () => {
    fc.assert(
      fc.property(told, fc.nat({ max: 40 }), (story, position) => {
        const { policies: under, history, at } = story;
        const data = { accountId: accountIdOf(history), subscriptionId: 'plan-1', at };
        for (const name of Object.keys(queries)) {
          const asked = queryData(name, data);
          expect(ask(name, { ...asked, knownAt: position }, history, under)).toEqual(
            ask(name, asked, history.slice(0, position), under),
          );
        }
      }),
      RUNS,
    );
  });

  const queryData = (
    name: string,
    { accountId, subscriptionId, at }: Readonly<Record<string, string>>,
  ): object => {
    switch (name) {
      case 'currentPlans':
        return { accountId, at };
      case 'refundsLedger':
      case 'cancellationReasons':
      case 'exceptions':
        return { from: on('01-01'), to: at };
      default:
        return { accountId, subscriptionId, at };
    }
  };

  const ask = (
    name: string,
    data: object,
    history: readonly RecordedAccountEvent[],
    under: Policies,
  ): unknown => {
    const query = decodeQuery(name, data);
    expect(query).toMatchObject({ _tag: 'Right' });
    return isRight(query) ? answerQuery(query.right, history, under) : query;
  };
});

describe('access', () => {
  it('never lasts longer than the latest period that was charged', () => {
    fc.assert(
      fc.property(told, ({ history, at }) => {
        const accountId = accountIdOf(history);
        const account = foldAccount(history);
        for (const subscriptionId of account.subscriptions.keys()) {
          const status = planStatus(history, { accountId, subscriptionId, at });
          const charged = chargesOf(account, subscriptionId).filter(
            ({ billedAt }) => billedAt <= at,
          );
          if (status === null || charged.length === 0) continue;
          const ends = charged.map(({ period }) => period.end).sort();
          const last = ends.at(-1) ?? at;
          expect(status.hasAccess && at >= last).toBe(false);
          if (status.accessUntil !== null && status.status !== 'Ended') {
            expect(status.accessUntil <= last).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
