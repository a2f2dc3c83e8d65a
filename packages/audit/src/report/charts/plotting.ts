import type * as Plot from '@observablehq/plot';
import type { Task } from 'fp-ts/lib/Task.js';

/** The library that draws. */
export type Plotting = typeof Plot;

/** Loads the library that draws where it is needed: nobody else waits for it. */
export const loadPlotting: Task<Plotting> = () => import('@observablehq/plot');
