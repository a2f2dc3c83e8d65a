/** How a message finds its consumer. */
export const STRATEGIES = [
  'DispatchToSingle',
  'RoundRobin',
  'Pinned',
  'PinnedByCorrelation',
] as const;

export type ConsumerStrategy = (typeof STRATEGIES)[number];

/** How a group is set up. Times are in milliseconds. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  /** The place of the first event that the group is given; `end` is whatever comes next. */
  readonly startFrom: bigint | 'end';
  readonly extraStatistics: boolean;
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
  /** 0: never by time. */
  readonly checkpointAfter: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** 0: as many as there are. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: ConsumerStrategy;
}

/** The filter of a group on the whole log, as it was asked for. */
export interface GroupFilter {
  readonly on: 'streamName' | 'eventType';
  readonly regex: string;
  readonly prefixes: readonly string[];
}

/** A group by its name: groups of different streams may share one. */
export interface GroupName {
  /** `$all` is the whole log. */
  readonly stream: string;
  readonly group: string;
}

/** Which group this is, and how it is set up. */
export interface GroupConfig extends GroupName {
  readonly settings: GroupSettings;
  readonly filter: GroupFilter | null;
}

/** What the whole log is called where a stream is named. */
export const WHOLE_LOG = '$all';

/** The one name that a group has among all. */
export const keyOf = ({ stream, group }: GroupName): string => `${stream}::${group}`;

/** The stream in which a group keeps its place. */
export const checkpointStreamOf = (name: GroupName): string =>
  `$persistentsubscription-${keyOf(name)}-checkpoint`;

/** The stream in which a group parks what nobody could take. */
export const parkedStreamOf = (name: GroupName): string =>
  `$persistentsubscription-${keyOf(name)}-parked`;
