import { arithmeticOf } from '../arithmetic/arithmetic.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Measures, Place } from '../measure/measures.ts';
import { assumed } from './assumed.ts';
import { commandsMeasured, logMeasured, rebuildsMeasured } from './measured.ts';
import { spellBytes, spellNumber } from './spell.ts';
import { figures } from './table.ts';
import { costsWorked, nodesWorked, otherUses, rebuildsWorked } from './worked.ts';

const whereAndWhen = ({ at, processor, cores, memoryBytes, node, load }: Place): string =>
  `Measured on ${at.slice(0, 10)} with Node ${node.replace('v', '')}, on a machine with ${spellNumber(cores)} cores (${processor}) and ${spellBytes(memoryBytes)} of memory. In the minute before, ${spellNumber(load)} processes wanted to run on it${load > 0.5 ? ': it was busy, and durations say little; core times say more' : ''}.`;

/** The page of figures, in Markdown that is not formatted yet. */
export const pageOf = (measures: Measures, assumptions: Assumptions): string => {
  const arithmetic = arithmeticOf(measures, assumptions);
  const { traffic, storage, following, cluster } = arithmetic;
  const parts = [
    `# ${spellNumber(assumptions.accounts)} accounts: the figures`,
    '## Assumed',
    assumed(assumptions),
    '## Measured',
    whereAndWhen(measures.place),
    `A month of ${spellNumber(measures.accounts)} accounts was written by one process, ${spellNumber(measures.callers)} commands at a time, to the development node on a file; every append was synced before it was answered. Where a cell has several values, they are those of the rounds.`,
    commandsMeasured(measures),
    logMeasured(measures),
    `The read models were rebuilt over \`$all\`, filtered on the node by the category. Each worker is a process with a SQLite file of its own; so is the node, which used ${spellBytes(measures.nodeResidentBytes)} of memory at most.`,
    rebuildsMeasured(measures, arithmetic.costs),
    '## What it costs',
    costsWorked(arithmetic),
    '## Traffic',
    figures(traffic),
    '## Storage',
    figures(storage),
    '## Deciding and following',
    figures(following),
    rebuildsWorked(arithmetic),
    '## A cluster of three nodes',
    nodesWorked(arithmetic),
    figures(cluster),
    '## More uses, or fewer',
    otherUses(measures, assumptions),
  ];
  return `${parts.join('\n\n')}\n`;
};
