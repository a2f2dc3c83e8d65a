import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { tenMillionAccounts } from './assumptions.ts';
import { measureFirm } from './measure/measureFirm.ts';
import type { Measures } from './measure/measures.ts';
import { pageOf } from './page/page.ts';

const { values } = parseArgs({
  options: {
    /** How many accounts are measured. */
    accounts: { type: 'string', default: '2000' },
    /** How many commands are under way at a time. */
    callers: { type: 'string', default: '64' },
    /** By how many workers at a time the read models are rebuilt. */
    workers: { type: 'string', default: '1,2,4' },
    /** How often each is measured. */
    rounds: { type: 'string', default: '2' },
    /** Measures nothing, and works out the page anew from the last measures. */
    arithmetic: { type: 'boolean', default: false },
    /** The folder of the page and of the measures as JSON. */
    folder: {
      type: 'string',
      default: join(import.meta.dirname, '../../../docs/reference/measured'),
    },
  },
});

const countOf = (text: string): number => {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`"${text}" is not 1, 2, 3, …`);
};

const json = join(values.folder, 'scale.json');
const page = join(values.folder, 'scale.md');

const measures = values.arithmetic
  ? (JSON.parse(readFileSync(json, 'utf8')) as Measures)
  : await measureFirm(
      {
        accounts: countOf(values.accounts),
        callers: countOf(values.callers),
        workers: values.workers.split(',').map(countOf),
        rounds: countOf(values.rounds),
        onStep: (step) => process.stderr.write(`${step} …\n`),
      },
      tenMillionAccounts,
    );

const options = await resolveConfig(page);
const markdown = await format(pageOf(measures, tenMillionAccounts), {
  ...options,
  parser: 'markdown',
});
mkdirSync(values.folder, { recursive: true });
writeFileSync(json, `${JSON.stringify(measures, null, 2)}\n`);
writeFileSync(page, markdown);
process.stdout.write(markdown);
