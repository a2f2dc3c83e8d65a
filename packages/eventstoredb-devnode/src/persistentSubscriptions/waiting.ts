import type { Delivery } from './delivery.ts';

/** What became of a delivery that was offered: `held` may still go later, `full` means none can. */
export type Offered = 'sent' | 'held' | 'full';

/** What a group has for its consumers. */
export interface Waiting {
  readonly add: (delivery: Delivery) => void;
  /** It was handed over before, or parked, and goes first. */
  readonly addAgain: (delivery: Delivery) => void;
  /** Offers all in order, until no more can go. */
  readonly offer: (send: (delivery: Delivery) => Offered) => void;
  readonly freshCount: () => number;
  readonly againCount: () => number;
}

/** Nothing waits yet. */
export const createWaiting = (): Waiting => {
  const again: Delivery[] = [];
  const fresh: Delivery[] = [];

  return {
    add: (delivery) => {
      fresh.push(delivery);
    },
    addAgain: (delivery) => {
      const later = again.findIndex((other) => isBefore(delivery, other));
      again.splice(later < 0 ? again.length : later, 0, delivery);
    },
    offer: (send) => {
      for (const deliveries of [again, fresh]) {
        for (let index = 0, next = deliveries[0]; next !== undefined; next = deliveries[index]) {
          const offered = send(next);
          if (offered === 'full') return;
          if (offered === 'sent') deliveries.splice(index, 1);
          else index += 1;
        }
      }
    },
    freshCount: () => fresh.length,
    againCount: () => again.length,
  };
};

/** What was parked has no place among the others, and goes last. */
const isBefore = ({ step }: Delivery, { step: other }: Delivery): boolean =>
  step !== null && other !== null && step.place < other.place;
