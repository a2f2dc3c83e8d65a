import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { drawGrowth } from './growth/drawGrowth.ts';
import type { Cost } from './growth/growth.ts';
import { growthTable } from './growth/growthTable.ts';
import { toMarkdown } from './measure.ts';
import type { Row } from './measure.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/reference/measured');

/** Everything that was measured in one run. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly growth: readonly Cost[];
}

/** What was measured as Markdown, below a heading that says on what. */
export const toPage = ({ rows, growth }: Measured): string => `# Speed, measured

Written by \`pnpm bench --publish\` with Node ${process.versions.node} on ${cpus().length} cores of a virtual machine, on ${new Date().toISOString().slice(0, 10)}. Each figure is a ratio of two that were measured in the same run, in turns: the median of the rounds, and in parentheses the lowest and the highest. What the rows mean, and why goals are missed where they are, is told in [Speed](../../explanation/performance.md). The same figures, [as JSON](bench.json).

${toMarkdown(rows)}

## As it grows

![What a command costs as a log and an account grow; the table says the same.](growth.svg)

${growthTable(growth)}
`;

/** Puts what was measured into the documentation: a page, the figures as JSON, and a plot. */
export const publish = async (measured: Measured): Promise<void> => {
  const json = JSON.stringify(measured);
  writeFileSync(join(FOLDER, 'bench.json'), await format(json, { parser: 'json' }));
  writeFileSync(join(FOLDER, 'bench.md'), await format(toPage(measured), { parser: 'markdown' }));
  writeFileSync(join(FOLDER, 'growth.svg'), drawGrowth(measured.growth));
};
