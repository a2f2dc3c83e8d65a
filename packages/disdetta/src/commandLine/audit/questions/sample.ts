import { drawSample } from '@disdetta/audit';
import type { PopulationKind, Sample } from '@disdetta/audit';
import { spellMoney } from '@disdetta/core';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { printable } from '../printable.ts';
import { counted } from '../tell.ts';

/** What a sample can be drawn from. */
export const POPULATIONS: readonly PopulationKind[] = [
  'refunds',
  'charges',
  'payments',
  'events',
  'refusals',
];

/** What `disdetta audit sample` may be told. */
export interface SampleArguments {
  readonly of: PopulationKind;
  readonly size: number;
  readonly seed: string;
  readonly currency?: string;
}

/** Draws a sample: by the money of a currency, where one is told. */
export const drawingSample = ({ of, size, seed, currency }: SampleArguments): Asking<Sample> => ({
  ask: (store) =>
    drawSample(store, {
      population: of,
      size,
      seed,
      method: currency === undefined ? { name: 'random' } : { name: 'monetary-unit', currency },
    }),
  tell: ({ population, items }, output) => {
    output.print(
      `${counted(items.length, 'item')} of ${population.count.toLocaleString('en')} ${population.kind}, drawn with the seed ${printable(seed)}`,
    );
    for (const { id, amount, hits } of items) {
      const money = amount === null ? '' : `  ${spellMoney(amount)}`;
      output.print(`  ${printable(id)}${money}${hits > 1 ? `  ×${hits}` : ''}`);
    }
    output.print(output.faint(`population ${population.hash}`));
  },
  exitCode: () => EXIT_CODES.clean,
});
