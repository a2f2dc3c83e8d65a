import { recorded } from './testing/recorded.ts';
import { PLAN, billed, on, opened, planStarted, used, voided } from './testing/story.ts';
import { usageSinceLastBilling } from './usageSinceLastBilling.ts';

const history = recorded(
  opened(),
  planStarted(),
  billed(),
  used('u-1', on('02-28')),
  used('u-2', on('03-01')),
  used('u-3', on('03-07')),
  used('u-4', on('03-08')),
  voided('u-4', on('03-09')),
);

describe('the usage since the last billing', () => {
  it('counts from the very instant of the billing, voided uses left out', () => {
    expect(usageSinceLastBilling(history, { ...PLAN, at: on('03-10') })).toEqual({
      lastBilledAt: on('03-01'),
      count: 2,
      firstUsedAt: on('03-01'),
      lastUsedAt: on('03-07'),
    });
  });

  it('leaves out the very instant it is asked at', () => {
    expect(usageSinceLastBilling(history, { ...PLAN, at: on('03-07') })).toMatchObject({
      count: 1,
    });
  });

  it('is nothing for a line that was never billed', () => {
    expect(usageSinceLastBilling(history, { ...PLAN, at: on('03-10'), knownAt: 2n })).toEqual({
      lastBilledAt: null,
      count: 0,
      firstUsedAt: null,
      lastUsedAt: null,
    });
  });

  it('is unknown for a line that had not started', () => {
    expect(usageSinceLastBilling(history, { ...PLAN, at: on('02-28') })).toBeNull();
  });
});
