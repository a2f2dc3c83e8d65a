import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manyUses } from './manyUses.ts';
import { toMarkdown } from './measure.ts';

const { values } = parseArgs({
  options: {
    /** How many uses the long account has. */
    uses: { type: 'string', default: '1000000' },
    /** Where the figures go as JSON. */
    json: { type: 'string' },
  },
});

const rows = await manyUses(Number(values.uses));
process.stdout.write(`${toMarkdown(rows)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
