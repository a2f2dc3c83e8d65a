import { arithmeticOf } from '../arithmetic/arithmetic.ts';
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { rebuildSeconds, workersFor } from '../arithmetic/costs.ts';
import { SECONDS_OF_AN_HOUR } from '../arithmetic/figure.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Measures } from '../measure/measures.ts';
import { spellFigure, spellNumber, spellSeconds } from './spell.ts';
import { table } from './table.ts';

const WORKERS = [1, 2, 4, 8, 16, 64];
const USES = [0, 1, 5, 20, 100];

/** What an event and a command cost, made of the figures above. */
export const costsWorked = ({ costs }: Arithmetic): string =>
  table(
    ['cost', 'what it is', 'how it was found', 'core'],
    [
      [
        'receive',
        'an event comes in, whosever it is, and the place is kept',
        'what is left of one worker without take in',
        spellSeconds(costs.receive),
      ],
      [
        'take in',
        'an event of an own account is decoded, folded and written, all five models',
        '(core of one worker − core of one of n, for an event received) × n ÷ (n − 1), no row held',
        spellSeconds(costs.takeIn),
      ],
      [
        'decide',
        'a command on an account that is remembered',
        "accounts remembered: the decider's core ÷ commands",
        spellSeconds(costs.decide),
      ],
      [
        'recall',
        'one event of an account that is not remembered is read and folded',
        '(core of a command, accounts read anew − decide) ÷ events read more',
        spellSeconds(costs.recall),
      ],
    ],
  );

/** How long a rebuild takes by how many workers. */
export const rebuildsWorked = ({ costs, traffic }: Arithmetic): string => {
  const { eventsAYear, eventsOfLog } = traffic;
  return table(
    ['workers, a core each', 'events a second', 'one year', 'all years'],
    [
      ...WORKERS.map((workers) => [
        spellNumber(workers),
        spellNumber(1 / rebuildSeconds(1, workers, costs)),
        spellSeconds(rebuildSeconds(eventsAYear.value, workers, costs)),
        spellSeconds(rebuildSeconds(eventsOfLog.value, workers, costs)),
      ]),
      [
        'any number',
        `less than ${spellNumber(1 / costs.receive)}`,
        `more than ${spellSeconds(eventsAYear.value * costs.receive)}`,
        `more than ${spellSeconds(eventsOfLog.value * costs.receive)}`,
      ],
    ],
  );
};

/** What each node of a cluster carries. */
export const nodesWorked = ({ traffic, storage, cluster }: Arithmetic): string => {
  const disk = spellFigure(storage.node);
  const appends = spellFigure(traffic.peakAppends);
  const kept = ['log and index on disk, after all years', disk, disk];
  return table(
    ['at the peak', 'the leader', 'each of the two others'],
    [
      kept,
      ['appends written to disk', appends, appends],
      ['appends decided on: expected revision, ids', appends, 'none'],
      ['appends that come in', spellFigure(cluster.appendsIn), spellFigure(cluster.appendsIn)],
      ['replication that goes out', spellFigure(cluster.replication), 'none'],
      [
        'events to workers',
        spellFigure(cluster.toWorkersLive),
        'none: the adapter asks the leader',
      ],
      [
        'streams read for commands, accounts not remembered',
        appends,
        'none: the adapter asks the leader',
      ],
    ],
  );
};

/** What becomes of the figures when a firm records more uses, or fewer. */
export const otherUses = (measures: Measures, assumptions: Assumptions): string =>
  table(
    [
      'uses an account a month',
      'events a year',
      'appends, the mean',
      'appends at the peak',
      'a node, each year',
      'rebuild of one year by one worker',
      'workers for all years in time',
    ],
    USES.map((usesAMonth) => {
      const other = { ...assumptions, usesAMonth };
      const { costs, traffic, storage } = arithmeticOf(measures, other);
      const { eventsAYear, eventsOfLog, meanAppends, peakAppends } = traffic;
      const inTime = other.rebuildHours * SECONDS_OF_AN_HOUR;
      const workers = workersFor(eventsOfLog.value, inTime, costs);
      return [
        spellNumber(usesAMonth),
        spellFigure(eventsAYear),
        spellFigure(meanAppends),
        spellFigure(peakAppends),
        spellFigure(storage.nodeAYear),
        spellSeconds(rebuildSeconds(eventsAYear.value, 1, costs)),
        workers === null ? 'no number is enough' : spellNumber(workers),
      ];
    }),
  );
