import type { Cost } from './growth.ts';

/** What commands cost by size, as Markdown. */
export const growthTable = (costs: readonly Cost[]): string => {
  const further = costs.filter(({ command }) => command === 'on a remembered account');
  const rows = costs
    .filter(({ command }) => command === 'the first on an account')
    .map(({ size, of, microseconds }) => {
      const again = further.find((cost) => cost.size === size && cost.of === of);
      return `| ${of.toLocaleString('en')} ${size} | ${microseconds.toFixed(0)} µs | ${(again?.microseconds ?? Number.NaN).toFixed(0)} µs |`;
    });
  return [
    '| size | the first command on an account | a command on a remembered account |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
};
