import type fastCheck from 'fast-check';
import type { IAsyncProperty, IProperty, IRawProperty, Parameters } from 'fast-check';

/** At most this many stories for each property. */
const STORIES = 200;

/**
 * Properties as an alteration needs them: the same few stories each time, and none that fails is
 * made shorter, for that one fails is all that is asked.
 */
export const withFewStories = (fc: typeof fastCheck): typeof fastCheck => {
  function assert<Ts>(property: IAsyncProperty<Ts>, params?: Parameters<Ts>): Promise<void>;
  function assert<Ts>(property: IProperty<Ts>, params?: Parameters<Ts>): void;
  function assert<Ts>(property: IRawProperty<Ts>, params?: Parameters<Ts>): void | Promise<void>;
  function assert<Ts>(
    property: IRawProperty<Ts>,
    { numRuns = STORIES, ...rest }: Parameters<Ts> = {},
  ): void | Promise<void> {
    const few = Math.min(numRuns, STORIES);
    return fc.assert(property, { seed: 1, ...rest, numRuns: few, endOnFailure: true });
  }
  return { ...fc, assert };
};
