import { isLeft, right } from 'fp-ts/lib/Either.js';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beginning, tell } from './story.ts';

describe('the first cancellation', () => {
  it('is decided on what happened before', () => {
    const opened = tell(beginning, 'OpenAccount', {
      accountId: 'a-1',
      at: '2026-01-01T09:00:00.000Z',
    });
    expect(opened).toMatchObject(right({ events: [{ type: 'AccountOpened' }] }));
  });

  it('is refused where nothing was started', () => {
    const refused = tell(beginning, 'CancelSubscription', {
      accountId: 'a-1',
      subscriptionId: 'pro',
      at: '2026-03-10T12:00:00.000Z',
    });
    expect(isLeft(refused) && refused.left.code).toBe('AccountNotFound');
  });

  it('runs as its README says, and keeps the access that is paid for', () => {
    const printed = execFileSync(
      process.execPath,
      ['--conditions=@disdetta/source', join(__dirname, 'main.ts')],
      { encoding: 'utf8' },
    );
    const lines = printed.trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      type: 'SubscriptionCancelled',
      data: { effectiveAt: '2026-04-01T00:00:00.000Z' },
    });
  });
});
