import { describeConsulting } from './archive/consulting.ts';
import { describeFiling } from './archive/filing.ts';
import { describeLikeness } from './archive/likeness.ts';
import type { OpenArchive } from './archive/openArchive.ts';

/** Every promise of the `Archive` port, for any archive: no promise can be left out. */
export const describeArchive = (name: string, open: OpenArchive): void => {
  describe(`${name}, an archive`, () => {
    describeFiling(open);
    describeConsulting(open);
    describeLikeness(open);
  });
};
