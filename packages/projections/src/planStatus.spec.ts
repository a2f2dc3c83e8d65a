import { planStatus } from './planStatus.ts';
import type { PlanStatus } from './planStatus.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import {
  PLAN,
  addOnCancelled,
  addOnStarted,
  billed,
  cancelled,
  closed,
  on,
  opened,
  planStarted,
  reactivated,
  refundRequested,
} from './testing/story.ts';

const begun = [opened(), planStarted(), billed()];

const statusAt = (
  events: readonly Told[],
  at: string,
  subscriptionId: string = PLAN.subscriptionId,
): PlanStatus | null =>
  planStatus(recorded(...events), { accountId: 'a-1', subscriptionId, at: on(at) });

describe('a plan', () => {
  it('that renews can be used until its paid period ends', () => {
    expect(statusAt(begun, '03-15')).toEqual({
      status: 'Active',
      renews: true,
      hasAccess: true,
      accessUntil: on('04-01'),
      renewsAt: on('04-01'),
      cancelledAt: null,
      endedAt: null,
      endedBecause: null,
      reason: null,
      channel: 'online',
    });
  });

  it('whose renewal is late still renews, without access', () => {
    expect(statusAt(begun, '04-01')).toMatchObject({ status: 'Active', hasAccess: false });
  });

  it('that was never billed can be used without an end', () => {
    expect(statusAt([opened(), planStarted()], '03-15')).toMatchObject({
      hasAccess: true,
      accessUntil: null,
      renewsAt: null,
    });
  });

  it('that is cancelled can be used for the rest of its paid period, and ends by itself', () => {
    const events = [...begun, cancelled({ reason: { code: 'too-expensive' } })];
    expect(statusAt(events, '03-31T23:59')).toMatchObject({
      status: 'Cancelled',
      renews: false,
      hasAccess: true,
      accessUntil: on('04-01'),
      renewsAt: null,
      cancelledAt: on('03-10'),
      reason: { code: 'too-expensive' },
      endedAt: null,
    });
    expect(statusAt(events, '04-01')).toMatchObject({
      status: 'Ended',
      hasAccess: false,
      accessUntil: on('04-01'),
      cancelledAt: on('03-10'),
      endedAt: on('04-01'),
      endedBecause: 'period-end',
    });
  });

  it('was not cancelled before it was, and is not after it was reactivated', () => {
    const events = [...begun, cancelled(), reactivated(on('03-12'))];
    expect(statusAt(events, '03-09')).toMatchObject({ status: 'Active' });
    expect(statusAt(events, '03-11')).toMatchObject({ status: 'Cancelled' });
    expect(statusAt(events, '03-12')).toMatchObject({ status: 'Active', cancelledAt: null });
  });

  it('ends at once with its refund', () => {
    const end = cancelled({
      cause: 'refunded',
      cancelledAt: on('03-20'),
      effectiveAt: on('03-20'),
    });
    expect(statusAt([...begun, refundRequested(), end], '03-20')).toMatchObject({
      status: 'Ended',
      endedAt: on('03-20'),
      endedBecause: 'refunded',
    });
  });

  it('ends with its account', () => {
    expect(statusAt([...begun, closed(on('03-20'))], '03-21')).toMatchObject({
      status: 'Ended',
      endedBecause: 'account-closed',
      cancelledAt: null,
    });
  });

  it('is unknown before it starts, and where there is none', () => {
    expect(statusAt(begun, '02-28')).toBeNull();
    expect(statusAt(begun, '03-15', 's-9')).toBeNull();
    expect(statusAt([], '03-15')).toBeNull();
  });
});

describe('an add-on', () => {
  const withAddOn = [
    ...begun,
    addOnStarted(),
    billed({ invoiceId: 'i-2', subscriptionId: 's-2', to: on('05-01'), billedAt: on('03-02') }),
  ];

  it('ends with its plan, cancelled when the plan was', () => {
    const events = [...withAddOn, cancelled({ reason: { code: 'not-using' } })];
    expect(statusAt(events, '03-15', 's-2')).toMatchObject({
      status: 'Cancelled',
      accessUntil: on('04-01'),
      cancelledAt: on('03-10'),
      reason: { code: 'not-using' },
    });
    expect(statusAt(events, '04-01', 's-2')).toMatchObject({
      status: 'Ended',
      endedBecause: 'plan-ended',
    });
  });

  it('stays cancelled when only its plan is reactivated', () => {
    const events = [...withAddOn, addOnCancelled(), cancelled(), reactivated(on('03-12'))];
    expect(statusAt(events, '03-15', 's-2')).toMatchObject({
      status: 'Cancelled',
      accessUntil: on('05-01'),
      cancelledAt: on('03-10'),
    });
  });
});
