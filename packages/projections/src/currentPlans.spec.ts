import { defaultPolicies } from '@disdetta/core';
import type { Policies } from '@disdetta/core';
import { currentPlans } from './currentPlans.ts';
import type { CurrentPlans } from './currentPlans.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import {
  addOnCancelled,
  addOnStarted,
  billed,
  cancelled,
  closed,
  on,
  opened,
  planStarted,
  refundRequested,
  used,
} from './testing/story.ts';

const begun = [opened(), planStarted(), billed()];

const plansAt = (
  events: readonly Told[],
  at: string,
  policies: Partial<Policies> = {},
): CurrentPlans | null =>
  currentPlans(
    recorded(...events),
    { accountId: 'a-1', at: on(at) },
    { ...defaultPolicies, ...policies },
  );

describe('Current Plans', () => {
  it('lists every line with its status and its actions, in the order of their start', () => {
    expect(plansAt([...begun, addOnStarted()], '03-10')).toEqual({
      lines: [
        {
          kind: 'plan',
          planId: 'pro',
          subscriptionId: 's-1',
          status: 'Active',
          renews: true,
          hasAccess: true,
          actions: ['CancelSubscription', 'RequestRefund'],
        },
        {
          kind: 'addOn',
          addOnId: 'large-meeting',
          subscriptionId: 's-2',
          status: 'Active',
          renews: true,
          hasAccess: true,
          actions: ['CancelAddOn'],
        },
      ],
      actions: [],
    });
  });

  it('offers to reactivate what is cancelled, and nothing for what has ended', () => {
    const events = [...begun, used('u-1', on('03-05')), cancelled()];
    expect(plansAt(events, '03-20')?.lines[0]?.actions).toEqual(['ReactivatePlan']);
    expect(plansAt(events, '04-01')).toMatchObject({
      lines: [{ status: 'Ended', actions: [] }],
      actions: ['CloseAccount'],
    });
  });

  it('offers to reactivate an add-on that was cancelled by itself', () => {
    const events = [
      ...begun,
      addOnStarted(),
      billed({ invoiceId: 'i-2', subscriptionId: 's-2', to: on('05-01'), billedAt: on('03-02') }),
      used('u-1', on('03-05')),
      addOnCancelled(),
    ];
    expect(plansAt(events, '03-20')?.lines[1]?.actions).toEqual(['ReactivateAddOn']);
  });

  it('offers to contact sales where only sales can cancel', () => {
    const events = [opened(), planStarted({ channel: 'sales' }), billed()];
    expect(plansAt(events, '03-10')?.lines[0]?.actions).toEqual(['ContactSales']);
  });

  it('offers nothing for what was bought in a shop, but the right to withdraw', () => {
    const events = [
      opened(),
      planStarted({ channel: 'app-store', withdrawalUntil: on('03-15') }),
      billed(),
    ];
    expect(plansAt(events, '03-10')?.lines[0]?.actions).toEqual(['Withdraw']);
    expect(plansAt(events, '03-15')?.lines[0]?.actions).toEqual([]);
  });

  it('offers to cancel the add-ons first where the policy asks for that', () => {
    const events = [...begun, used('u-1', on('03-05')), addOnStarted()];
    expect(plansAt(events, '03-10', { addOns: 'cancel-first' })?.lines).toMatchObject([
      { actions: [] },
      { actions: ['CancelAddOn'] },
    ]);
  });

  it('offers to cancel where a reason is required, since one will be asked for', () => {
    expect(plansAt(begun, '03-10', { reason: 'required' })?.lines[0]?.actions).toContain(
      'CancelSubscription',
    );
  });

  it('offers a refund whatever ids earlier refunds used', () => {
    const events = [...begun, refundRequested({ refundId: 'refund', invoiceId: 'i-0', cents: 1 })];
    expect(plansAt(events, '03-21')?.lines[0]?.actions).toContain('RequestRefund');
  });

  it('offers to close a free account, once', () => {
    expect(plansAt([opened()], '03-10')).toEqual({ lines: [], actions: ['CloseAccount'] });
    expect(plansAt([opened(), closed(on('03-05'))], '03-10')).toEqual({ lines: [], actions: [] });
  });

  it('offers at an instant what would have been accepted then, whatever came later', () => {
    expect(plansAt([...begun, cancelled()], '03-05')?.lines[0]).toMatchObject({
      status: 'Active',
      actions: ['CancelSubscription', 'RequestRefund'],
    });
  });

  it('is unknown for an account of which nothing had happened', () => {
    expect(plansAt(begun, '01-01')).toMatchObject({ lines: [] });
    expect(plansAt([planStarted()], '02-28')).toBeNull();
    expect(plansAt([], '03-10')).toBeNull();
  });
});
