import type { Assumptions } from '../assumptions.ts';
import type { Following } from './following.ts';
import { SECONDS_OF_AN_HOUR, figure } from './figure.ts';
import type { Figure } from './figure.ts';
import type { Storage } from './storage.ts';
import type { Traffic } from './traffic.ts';

/** What a cluster of three nodes carries, and how many of them there have to be. */
export interface Cluster {
  readonly appendsIn: Figure;
  readonly replication: Figure;
  readonly toWorkersLive: Figure;
  readonly toWorkersRebuilding: Figure;
  readonly filter: Figure;
  readonly byAppends: Figure;
  readonly byDisk: Figure;
  readonly clusters: Figure;
  readonly byRebuild: Figure;
  readonly logs: Figure;
}

/** The network, and when to deal accounts out to several clusters. */
export const clusterOf = (
  assumptions: Assumptions,
  traffic: Traffic,
  storage: Storage,
  following: Following,
): Cluster => {
  const { workersOfACluster, headroom, appendsOfACluster, diskOfANode, rebuildHours } = assumptions;
  const peak = traffic.peakAppends.value;
  const record = storage.record.value;
  const byAppends = Math.ceil(peak / (appendsOfACluster * headroom));
  const byDisk = Math.ceil(storage.node.value / (diskOfANode * headroom));
  const clusters = Math.max(byAppends, byDisk);
  const byRebuild = Math.ceil(following.rebuildOfLog.value / (rebuildHours * SECONDS_OF_AN_HOUR));
  return {
    appendsIn: figure(
      'bytes a second',
      'to the leader, at the peak',
      'appends at the peak × a record',
      peak * record,
    ),
    replication: figure(
      'bytes a second',
      'from the leader to the two others, at the peak',
      '2 × to the leader',
      2 * peak * record,
    ),
    toWorkersLive: figure(
      'bytes a second',
      `from the leader to ${workersOfACluster} workers that follow the peak`,
      'workers × to the leader: each receives all events',
      workersOfACluster * peak * record,
    ),
    toWorkersRebuilding: figure(
      'bytes a second',
      `from the leader to ${workersOfACluster} workers that rebuild`,
      'workers × events by the workers × a record',
      workersOfACluster * following.workers.value * record,
    ),
    filter: figure(
      'bytes',
      'memory of a node for the filter of existing streams',
      'a byte a stream; the default is 256 MB',
      traffic.streams.value,
    ),
    byAppends: figure(
      'count',
      'clusters for the appends',
      'appends at the peak ÷ (appends of a cluster × headroom), rounded up',
      byAppends,
    ),
    byDisk: figure(
      'count',
      'clusters for the disks',
      'a node, after all years ÷ (disk of a node × headroom), rounded up',
      byDisk,
    ),
    clusters: figure('count', 'clusters', 'the greater of the two', clusters),
    byRebuild: figure(
      'count',
      'logs for a rebuild in time',
      'rebuild of all years ÷ hours of a rebuild, rounded up; each log has its own workers',
      byRebuild,
    ),
    logs: figure(
      'count',
      'logs: categories, on so many clusters',
      'the greater of clusters and logs for a rebuild',
      Math.max(clusters, byRebuild),
    ),
  };
};
