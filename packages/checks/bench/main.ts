import { parseArgs } from 'node:util';
import { commandsOfMany, commandsOfOne } from './commands/durableCommands.ts';
import { commandsOverTheWire } from './commands/overTheWire.ts';
import { growth } from './growth/growth.ts';
import { growthTable } from './growth/growthTable.ts';
import { decode } from './history/decode.ts';
import { foldInMemory } from './history/foldInMemory.ts';
import { lag } from './lag.ts';
import { toMarkdown } from './measure.ts';
import type { Row } from './measure.ts';
import { nodeHeap } from './node/nodeHeap.ts';
import { publish } from './publish.ts';
import { start } from './start/start.ts';
import { manyUses } from './uses/manyUses.ts';
import { fullAudit } from './wholeLog/fullAudit.ts';
import { fullReplay } from './wholeLog/fullReplay.ts';

const { values } = parseArgs({
  options: {
    /** Which rows, as in `P3,growth`. Default: all. */
    only: { type: 'string' },
    /** How many events are folded, decoded, replayed, audited, and written to a node. */
    events: { type: 'string', default: '1000000' },
    /** How many uses the long account has. */
    uses: { type: 'string', default: '1000000' },
    /** Puts the figures into the documentation, with a plot of what grows. */
    publish: { type: 'boolean', default: false },
  },
});

const measurements: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  P1: () => foldInMemory(Number(values.events)),
  P2: () => decode(Number(values.events)),
  P3: commandsOfMany,
  P4: commandsOfOne,
  P5: () => manyUses(Number(values.uses)),
  P6: () => fullReplay(Number(values.events)),
  P7: () => fullAudit(Number(values.events)),
  P8: commandsOverTheWire,
  P9: lag,
  P10: start,
  node: () => nodeHeap(Number(values.events)),
};

const ids = [...Object.keys(measurements), 'growth'];
const wanted = values.only?.split(',') ?? ids;
const unknown = wanted.filter((id) => !ids.includes(id));
if (unknown.length > 0) throw new Error(`there is no ${unknown.join()}, only ${ids.join()}`);

const rows: Row[] = [];
for (const [id, measure] of Object.entries(measurements)) {
  if (!wanted.includes(id)) continue;
  process.stderr.write(`${id} …\n`);
  rows.push(...(await measure()));
}
if (rows.length > 0) process.stdout.write(`${toMarkdown(rows)}\n`);

const costs = wanted.includes('growth') ? await growth() : [];
if (costs.length > 0) process.stdout.write(`\n${growthTable(costs)}\n`);
if (values.publish) await publish({ rows, growth: costs });
