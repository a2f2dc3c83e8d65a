import type { Assumptions } from '../assumptions.ts';
import type { Measures } from '../measure/measures.ts';
import { clusterOf } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { costsOf } from './costs.ts';
import type { Costs } from './costs.ts';
import { followingOf } from './following.ts';
import type { Following } from './following.ts';
import { storageOf } from './storage.ts';
import type { Storage } from './storage.ts';
import { trafficOf } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** All figures that follow from some measures and some assumptions. */
export interface Arithmetic {
  readonly costs: Costs;
  readonly traffic: Traffic;
  readonly storage: Storage;
  readonly following: Following;
  readonly cluster: Cluster;
}

/** Works out what a firm needs. The same measures and assumptions give the same figures. */
export const arithmeticOf = (measures: Measures, assumptions: Assumptions): Arithmetic => {
  const costs = costsOf(measures);
  const traffic = trafficOf(assumptions);
  const storage = storageOf(measures, assumptions, traffic);
  const following = followingOf(costs, assumptions, traffic);
  const cluster = clusterOf(assumptions, traffic, storage, following);
  return { costs, traffic, storage, following, cluster };
};
