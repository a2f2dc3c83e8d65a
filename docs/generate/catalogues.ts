import { commandPages } from './commands.ts';
import { eventPages } from './events.ts';
import type { Page } from './markdown.ts';
import { queryPages } from './queries.ts';
import { refusalPages } from './refusals.ts';

/** The reference pages that are made from the codecs and the shipped scenarios. */
export const catalogues: readonly Page[] = [
  ...eventPages,
  ...commandPages,
  ...queryPages,
  ...refusalPages,
];
