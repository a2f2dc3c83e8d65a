import { costOfReceived, rebuildSeconds, rebuildsOf } from '../arithmetic/costs.ts';
import type { Costs } from '../arithmetic/costs.ts';
import { sum } from '../arithmetic/rates.ts';
import type { LogSize, Measures, Rebuild, Writing } from '../measure/measures.ts';
import { spellBytes, spellNumber, spellSeconds } from './spell.ts';
import { table } from './table.ts';

/** What each round came to, in their order. */
const rounds = <Round>(all: readonly Round[], spell: (round: Round) => string): string =>
  [...new Set(all.map(spell))].join(', ');

const written = (name: string, writings: readonly Writing[]): readonly string[] => [
  name,
  spellNumber(sum(writings.map(({ commands }) => commands))),
  rounds(writings, ({ commands, seconds }) => spellNumber(commands / seconds)),
  rounds(writings, (one) => spellNumber(one.eventsRead / one.commands)),
  rounds(writings, (one) => spellSeconds(one.deciderSeconds / one.commands)),
  rounds(writings, (one) => spellSeconds(one.nodeSeconds / one.commands)),
  rounds(writings, (one) => `${spellNumber(one.median)} and ${spellNumber(one.p99)} ms`),
];

/** How commands went in. */
export const commandsMeasured = ({ openings, renewals, warm, cold }: Measures): string =>
  table(
    [
      'commands',
      'how many',
      'a second',
      'events read for one',
      'core of the decider for one',
      'core of the node for one',
      'median and p99',
    ],
    [
      written('openings', openings),
      written('renewals: an invoice and its payment', renewals),
      written('uses and cancellations, accounts remembered', warm),
      written('uses and cancellations, accounts read anew', cold),
    ],
  );

/** What the log holds. */
export const logMeasured = ({ log, accounts }: Measures): string =>
  table(
    ['the log', 'value'],
    [
      ['accounts', spellNumber(accounts)],
      ['events', spellNumber(log.events)],
      ['events an account, mean and p99', spread(log.eventsOfAccount, spellNumber)],
      ['bytes an account, mean and p99', spread(log.bytesOfAccount, spellBytes)],
      ['bytes an event', spellBytes((log.bytesOfAccount.mean * accounts) / log.events)],
      [
        'bytes an event on disk, in the file of the development node',
        spellBytes(log.bytesOnDisk / log.events),
      ],
      ...typesOf(log),
    ],
  );

const spread = (
  { mean, p99 }: { readonly mean: number; readonly p99: number },
  spell: (value: number) => string,
): string => `${spell(mean)} and ${spell(p99)}`;

const typesOf = ({ types }: LogSize): readonly (readonly string[])[] =>
  Object.entries(types).map(([type, { events, bytes }]) => [
    `\`${type}\`: bytes an event, the mean of ${spellNumber(events)}`,
    spellBytes(bytes),
  ]);

const KINDS: Readonly<Record<Rebuild['kind'], string>> = {
  read: 'received only',
  held: 'all five models, rows held in memory',
  unheld: 'all five models, no row held',
};

const eventsASecond = ({ workers, seconds }: Rebuild): number =>
  (workers[0]?.received ?? Number.NaN) / seconds;

const best = (rebuilds: readonly Rebuild[]): number => Math.max(...rebuilds.map(eventsASecond));

/** How the read models were rebuilt, and whether the costs that were made of it fit. */
export const rebuildsMeasured = (measures: Measures, costs: Costs): string => {
  const { rebuilds } = measures;
  const alone = best(rebuildsOf(measures, 'unheld', 1));
  const seen = [...new Set(rebuilds.map(({ kind, workers }) => `${kind} ${workers.length}`))];
  return table(
    [
      'workers',
      'what they do',
      'events of the log a second',
      'against one worker',
      'core of a worker for an event received',
      'by the formula: receive + take in ÷ workers',
      'core of the node for an event sent',
      'memory of a worker',
    ],
    seen.map((name) => {
      const alike = rebuilds.filter(({ kind, workers }) => `${kind} ${workers.length}` === name);
      const { kind = 'read', workers = [] } = alike[0] ?? {};
      const count = workers.length;
      return [
        spellNumber(count),
        KINDS[kind],
        rounds(alike, (one) => spellNumber(eventsASecond(one))),
        kind === 'unheld' ? `${spellNumber(best(alike) / alone)} ×` : '',
        rounds(alike, (one) => spellSeconds(costOfReceived(one))),
        kind === 'unheld' ? spellSeconds(rebuildSeconds(1, count, costs)) : '',
        rounds(alike, (one) => spellSeconds(one.nodeSeconds / sentIn(one))),
        spellBytes(Math.max(...alike.flatMap(residentOf))),
      ];
    }),
  );
};

const sentIn = ({ workers }: Rebuild): number => sum(workers.map(({ received }) => received));

const residentOf = ({ workers }: Rebuild): readonly number[] =>
  workers.map(({ residentBytes }) => residentBytes);
