import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fullAudit } from './audit/fullAudit.ts';
import { commandsOfMany, commandsOfOne } from './commands/durableCommands.ts';
import { commandsOverTheWire } from './commands/overTheWire.ts';
import { lag } from './lag.ts';
import { manyUses } from './manyUses.ts';
import { toMarkdown } from './measure.ts';
import type { Row } from './measure.ts';
import { start } from './start/start.ts';

const { values } = parseArgs({
  options: {
    /** Which rows, as in `P3,P4`. Default: all. */
    only: { type: 'string' },
    /** How many uses the long account has. */
    uses: { type: 'string', default: '1000000' },
    /** How many events the log has that is audited. */
    audited: { type: 'string', default: '1000000' },
    /** Where the figures go as JSON. */
    json: { type: 'string' },
  },
});

const measurements: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  P3: commandsOfMany,
  P4: commandsOfOne,
  P5: () => manyUses(Number(values.uses)),
  P7: () => fullAudit(Number(values.audited)),
  P8: commandsOverTheWire,
  P9: lag,
  P10: start,
};

const wanted = values.only?.split(',') ?? Object.keys(measurements);
const unknown = wanted.filter((id) => !Object.hasOwn(measurements, id));
if (unknown.length > 0) {
  throw new Error(`there is no ${unknown.join()}, only ${Object.keys(measurements).join()}`);
}

const rows: Row[] = [];
for (const [id, measure] of Object.entries(measurements)) {
  if (!wanted.includes(id)) continue;
  process.stderr.write(`${id} …\n`);
  rows.push(...(await measure()));
}
process.stdout.write(`${toMarkdown(rows)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
