import type { Assumptions } from '../assumptions.ts';
import { draw, idOf } from './draw.ts';

/** How a month ends for an account. */
export type Ending = 'renews' | 'cancels' | 'cancels and reactivates' | 'is refunded';

/** What an account does in its month. */
export interface Customer {
  readonly accountId: string;
  readonly hasAddOn: boolean;
  readonly uses: number;
  readonly ending: Ending;
}

const endingOf = (
  lot: number,
  { cancellationsAMonth, reactivatedShare, refundedShare }: Assumptions,
): Ending => {
  if (lot >= cancellationsAMonth) return 'renews';
  const share = lot / cancellationsAMonth;
  if (share < refundedShare) return 'is refunded';
  return share < refundedShare + reactivatedShare ? 'cancels and reactivates' : 'cancels';
};

/** The customer at a place: the same one in every run. */
export const customerAt = (place: number, assumptions: Assumptions): Customer => {
  const name = `customer ${place}`;
  const ending = endingOf(draw(`${name} ending`), assumptions);
  // Uses are told by an exponential distribution: most have few, and a few have many.
  const uses = Math.round(-assumptions.usesAMonth * Math.log(1 - draw(`${name} uses`)));
  return {
    accountId: idOf(name),
    hasAddOn: draw(`${name} add-on`) < assumptions.addOnShare,
    // Only an account that was not used since it was billed is refunded.
    uses: ending === 'is refunded' ? 0 : uses,
    ending,
  };
};
