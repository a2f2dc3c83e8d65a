import { describeAppending } from './eventStore/appending.ts';
import { describeClosing } from './eventStore/closing.ts';
import { describeFollowing } from './eventStore/following.ts';
import { describeLikeness } from './eventStore/likeness.ts';
import { describeReading } from './eventStore/reading.ts';
import { describeRetrying } from './eventStore/retrying.ts';
import type { OpenEventStore } from './eventStore/withStore.ts';

/** Every promise of the `EventStore` port, for any store: no promise can be left out. */
export const describeEventStore = (name: string, open: OpenEventStore): void => {
  describe(`${name}, an event store`, () => {
    describeAppending(open);
    describeRetrying(open);
    describeReading(open);
    describeFollowing(open);
    describeClosing(open);
    describeLikeness(open);
  });
};
