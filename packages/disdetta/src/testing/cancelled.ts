import { defineReadModel } from '@disdetta/read-models';
import type { ReadModel } from '@disdetta/read-models';

/** A model of a backend's own: how often accounts cancelled, times its version. */
export const cancelled = (
  version: number,
  works: () => boolean = () => true,
): ReadModel<{ readonly times: number }> =>
  defineReadModel({
    name: 'cancelled',
    version,
    partOf: ({ type }) => (type === 'SubscriptionCancelled' ? '' : null),
    fold: {
      empty: () => ({ times: 0 }),
      change: (row) => {
        if (!works()) throw new Error('it was not mended yet');
        row.times += version;
      },
    },
    columns: { times: 'integer' },
    show: ({ times }) => ({ times }),
  });
