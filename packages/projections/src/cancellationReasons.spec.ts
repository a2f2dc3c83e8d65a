import { cancellationReasons } from './cancellationReasons.ts';
import type { CancellationReasons } from './cancellationReasons.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import { addOnCancelled, cancelled, on, reactivated } from './testing/story.ts';

const reasons = (...events: readonly Told[]): CancellationReasons =>
  cancellationReasons(recorded(...events), { from: on('03-01'), to: on('04-01') });

const tooExpensive = { code: 'too-expensive' };

describe('the reasons for cancelling', () => {
  it('are counted by their code, for plans and add-ons', () => {
    expect(
      reasons(
        cancelled({ reason: tooExpensive }),
        cancelled({ accountId: 'a-2', reason: { code: 'not-using', comment: 'moved' } }),
        addOnCancelled({ reason: tooExpensive }),
        cancelled({ accountId: 'a-3' }),
      ),
    ).toEqual({ counts: { 'not-using': 1, 'too-expensive': 2 }, withoutReason: 1 });
  });

  it('count in the stretch of time in which they were given', () => {
    expect(
      reasons(
        cancelled({ reason: tooExpensive, cancelledAt: on('02-28') }),
        cancelled({ accountId: 'a-2', reason: tooExpensive, cancelledAt: on('03-01') }),
        cancelled({ accountId: 'a-3', reason: tooExpensive, cancelledAt: on('04-01') }),
      ),
    ).toEqual({ counts: { 'too-expensive': 1 }, withoutReason: 0 });
  });

  it('are not asked for again by the refund of a cancelled line', () => {
    const end = cancelled({ cause: 'refunded', cancelledAt: on('03-20') });
    expect(reasons(cancelled({ reason: tooExpensive }), end).withoutReason).toBe(0);
    expect(reasons(cancelled(), reactivated(on('03-12')), end).withoutReason).toBe(2);
  });

  it('may be called like anything', () => {
    expect(reasons(cancelled({ reason: { code: '__proto__' } })).counts).toEqual(
      Object.fromEntries([['__proto__', 1]]),
    );
  });
});
