import { auditing } from './catalogue/auditing.ts';
import { decisions } from './catalogue/decisions.ts';
import { followers } from './catalogue/followers.ts';
import { handling } from './catalogue/handling.ts';
import { stores } from './catalogue/stores.ts';
import type { Fault } from './fault.ts';

/** Every planted defect. */
export const faults: readonly Fault[] = [
  ...decisions,
  ...handling,
  ...stores,
  ...followers,
  ...auditing,
];
