import type { EventStorePromise } from '../eventStore/promise.ts';
import { eventStorePromises } from '../eventStore/promises.ts';
import type { BrokenStore } from './brokenStore.ts';

/** These stores answer at once or never. */
const PATIENCE_MILLISECONDS = 50;
const LONGEST_MILLISECONDS = 60_000;

/** Each of these stores breaks the promises that its fault is about, and no others than are known. */
export const describeFaults = (stores: readonly BrokenStore[]): void => {
  describe.each(stores.map((store): [string, BrokenStore] => [store.fault, store]))(
    'a store that %s',
    (_fault, store) => {
      const about = eventStorePromises.filter(({ name }) => store.breaks.includes(name));
      const others = eventStorePromises.filter((promise) => !about.includes(promise));

      it(
        'breaks the promises that this is about',
        async () => {
          expect(await brokenBy(store, about)).toEqual(about.map(({ name }) => name));
        },
        LONGEST_MILLISECONDS,
      );

      it(
        'breaks no others than are known',
        async () => {
          const certain = others.filter((promise) => !isRandom(promise));
          expect(await brokenBy(store, certain)).toMatchSnapshot();
        },
        LONGEST_MILLISECONDS,
      );
    },
  );
};

/** Promises with random examples see some faults on some days alone. */
const isRandom = ({ name }: EventStorePromise): boolean =>
  name.startsWith('any store: ') || name === 'texts: come back whatever they are';

const brokenBy = async (
  { open }: BrokenStore,
  promises: readonly EventStorePromise[],
): Promise<readonly string[]> => {
  const names: string[] = [];
  for (const { name, keep } of promises) {
    await keep(open, PATIENCE_MILLISECONDS).catch(() => names.push(name));
  }
  return names;
};
