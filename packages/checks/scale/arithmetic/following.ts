import type { Assumptions } from '../assumptions.ts';
import type { Costs } from './costs.ts';
import { rebuildSeconds } from './costs.ts';
import { SECONDS_OF_AN_HOUR, figure } from './figure.ts';
import type { Figure } from './figure.ts';
import type { Traffic } from './traffic.ts';

/** What it takes to decide, and to follow the log. */
export interface Following {
  readonly deciding: Figure;
  readonly decidingCold: Figure;
  readonly live: Figure;
  readonly oneWorker: Figure;
  readonly workers: Figure;
  readonly ceiling: Figure;
  readonly rebuildOfYear: Figure;
  readonly rebuildOfLog: Figure;
  readonly reading: Figure;
  readonly catchUp: Figure;
}

/** Processor time and durations, from what an event and a command cost here. */
export const followingOf = (
  costs: Costs,
  { workersOfACluster }: Assumptions,
  { peakAppends, eventsAYear, eventsOfLog, eventsOfStream }: Traffic,
): Following => {
  const { receive, takeIn, decide, recall } = costs;
  const rate = 1 / (receive + takeIn / workersOfACluster);
  const peak = peakAppends.value;
  const backlog = peak * SECONDS_OF_AN_HOUR;
  return {
    deciding: figure(
      'cores',
      'cores that decide at the peak, accounts remembered',
      'appends at the peak × decide',
      peak * decide,
    ),
    decidingCold: figure(
      'cores',
      'cores that decide at the peak, accounts read anew, after a year without an archive',
      'appends at the peak × (decide + recall × events of an account after a year)',
      peak * (decide + recall * eventsOfStream.value),
    ),
    live: figure(
      'cores',
      'cores of one worker that follows the peak with all models',
      'appends at the peak × (receive + take in)',
      peak * (receive + takeIn),
    ),
    oneWorker: figure(
      'a second',
      'events by one worker',
      '1 ÷ (receive + take in)',
      1 / (receive + takeIn),
    ),
    workers: figure(
      'a second',
      `events by ${workersOfACluster} workers`,
      '1 ÷ (receive + take in ÷ workers): each receives all events',
      rate,
    ),
    ceiling: figure(
      'a second',
      'events by any number of workers, at most',
      '1 ÷ receive',
      1 / receive,
    ),
    rebuildOfYear: figure(
      'seconds',
      `rebuild of one year by ${workersOfACluster} workers`,
      'events a year ÷ events by the workers',
      rebuildSeconds(eventsAYear.value, workersOfACluster, costs),
    ),
    rebuildOfLog: figure(
      'seconds',
      `rebuild of all years by ${workersOfACluster} workers`,
      'events of the log ÷ events by the workers',
      rebuildSeconds(eventsOfLog.value, workersOfACluster, costs),
    ),
    reading: figure(
      'seconds',
      'rebuild of all years by any number of workers, at least',
      'events of the log × receive',
      eventsOfLog.value * receive,
    ),
    catchUp: figure(
      'seconds',
      `catching up by ${workersOfACluster} workers after an hour's pause at the peak`,
      'appends at the peak × 3,600 s ÷ (events by the workers − appends at the peak)',
      backlog / (rate - peak),
    ),
  };
};
