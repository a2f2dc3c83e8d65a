import type { Archive } from '@disdetta/core';
import { describeConsulting } from './archive/consulting.ts';
import { describeFiling } from './archive/filing.ts';
import { describeLikeness } from './archive/likeness.ts';

/** Opens an archive with nothing in it. */
export type OpenArchive = () => Promise<Archive>;

/** Every promise of the `Archive` port, for any archive: no promise can be left out. */
export const describeArchive = (name: string, open: OpenArchive): void => {
  describe(`${name}, an archive`, () => {
    describeFiling(open);
    describeConsulting(open);
    describeLikeness(open);
  });
};
