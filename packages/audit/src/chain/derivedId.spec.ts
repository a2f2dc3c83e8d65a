import { tell, plots } from '../testing/histories.ts';
import fc from 'fast-check';
import { derivedId } from './derivedId.ts';

describe('the id that an event has to have', () => {
  it('is the one that the first event of a command was given', async () => {
    const [plot] = fc.sample(plots, { numRuns: 1, seed: 1 });
    if (plot === undefined) throw new Error('no plot');
    const [first] = await tell(plot);
    expect(first?.id).toBe(derivedId('account-account-1', 'opening-1', 0));
  });
});
