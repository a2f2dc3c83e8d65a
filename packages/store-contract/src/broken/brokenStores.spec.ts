import { eventStorePromises } from '../eventStore/promises.ts';
import { brokenStores } from './brokenStores.ts';

describe('the promises of a store', () => {
  const names = eventStorePromises.map(({ name }) => name);
  const broken = new Set(brokenStores.flatMap(({ breaks }) => breaks));

  it('are each broken by a fault that is about them', () => {
    expect(names.filter((name) => !broken.has(name))).toEqual([]);
    expect([...broken].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('have names of their own, and so have the faults', () => {
    const faults = brokenStores.map(({ fault }) => fault);

    expect(names).toEqual([...new Set(names)]);
    expect(faults).toEqual([...new Set(faults)]);
  });
});
