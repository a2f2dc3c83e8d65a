import type { Cost } from './growth.ts';

/** What commands cost by size, as Markdown. */
export const growthTable = (costs: readonly Cost[]): string => {
  const rows = costs
    .filter(({ command }) => command === 'the first on an account')
    .map(({ size, of, microseconds }) => {
      const further = costs.find(
        (cost) => cost.size === size && cost.of === of && cost.microseconds !== microseconds,
      );
      return `| ${of.toLocaleString('en')} ${size} | ${microseconds.toFixed(0)} µs | ${(further?.microseconds ?? Number.NaN).toFixed(0)} µs |`;
    });
  return [
    '| size | the first command on an account | a command on a remembered account |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
};
