import { median } from '../../bench/measure.ts';
import type { Measures, Rebuild, Writing } from '../measure/measures.ts';
import { sum } from './rates.ts';

/** Seconds of one processor core, as they were measured. */
export interface Costs {
  /** To receive an event, whosever it is, and to keep one's place. */
  readonly receive: number;
  /** To decode, fold and write an event of one's own, no row held in memory. */
  readonly takeIn: number;
  /** To decide and append a command of an account that is remembered. */
  readonly decide: number;
  /** To read one event of an account that is not. */
  readonly recall: number;
}

/** Seconds of a worker's core for an event that it receives, the mean of the workers. */
export const costOfReceived = ({ workers }: Rebuild): number =>
  sum(workers.map(({ processorSeconds }) => processorSeconds)) /
  sum(workers.map(({ received }) => received));

/** The rebuilds of a kind by so many workers, a round each. */
export const rebuildsOf = (
  { rebuilds }: Measures,
  kind: Rebuild['kind'],
  workers: number,
): readonly Rebuild[] =>
  rebuilds.filter((rebuild) => rebuild.kind === kind && rebuild.workers.length === workers);

/** What a figure comes to in the rounds: the median, of two rounds the costlier. */
const middle = <Round>(rounds: readonly Round[], figureOf: (round: Round) => number): number =>
  median(rounds.map(figureOf));

const perCommand = (writing: Writing): number => writing.deciderSeconds / writing.commands;
const readPerCommand = (writing: Writing): number => writing.eventsRead / writing.commands;

/**
 * What workers that share the accounts cost for an event received: one part that each of them has,
 * and one that they share out. Two numbers of workers tell the two apart.
 */
const costsOfFollowing = (measures: Measures): Pick<Costs, 'receive' | 'takeIn'> => {
  const most = Math.max(...measures.rebuilds.map(({ workers }) => workers.length));
  const costOf = (workers: number): number =>
    middle(rebuildsOf(measures, 'unheld', workers), costOfReceived);
  const takeIn = ((costOf(1) - costOf(most)) * most) / (most - 1);
  return { receive: costOf(1) - takeIn, takeIn };
};

/** What an event and a command cost, from one run with one worker and with several. */
export const costsOf = (measures: Measures): Costs => {
  const { warm, cold } = measures;
  const decide = middle(warm, perCommand);
  const read = middle(cold, readPerCommand) - middle(warm, readPerCommand);
  return {
    ...costsOfFollowing(measures),
    decide,
    recall: (middle(cold, perCommand) - decide) / read,
  };
};

/** Seconds for so many events by so many workers, each with a core, if the server keeps up. */
export const rebuildSeconds = (events: number, workers: number, costs: Costs): number =>
  events * (costs.receive + costs.takeIn / workers);

/** How many workers are done with events in time; null where reading alone takes longer. */
export const workersFor = (events: number, seconds: number, costs: Costs): number | null => {
  const left = seconds / events - costs.receive;
  return left <= 0 ? null : Math.max(1, Math.ceil(costs.takeIn / left));
};
