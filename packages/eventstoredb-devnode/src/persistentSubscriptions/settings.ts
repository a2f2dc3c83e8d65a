/** How a message finds its consumer. */
export type ConsumerStrategy = 'DispatchToSingle' | 'RoundRobin' | 'Pinned' | 'PinnedByCorrelation';

/** How a group is set up. Times are in milliseconds. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  /** The first event that the group is given; `end` is whatever comes next. */
  readonly startFrom: bigint | 'start' | 'end';
  readonly extraStatistics: boolean;
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
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

/** Which group this is, and how it is set up; `$all` is the whole log. */
export interface GroupConfig {
  readonly stream: string;
  readonly group: string;
  readonly settings: GroupSettings;
  readonly filter: GroupFilter | null;
}

/** A group by its name: groups of different streams may share one. */
export const keyOf = ({ stream, group }: Pick<GroupConfig, 'stream' | 'group'>): string =>
  `${stream}::${group}`;

/** The stream in which a group keeps its place. */
export const checkpointStreamOf = (config: Pick<GroupConfig, 'stream' | 'group'>): string =>
  `$persistentsubscription-${keyOf(config)}-checkpoint`;

/** The stream in which a group parks what nobody could take. */
export const parkedStreamOf = (config: Pick<GroupConfig, 'stream' | 'group'>): string =>
  `$persistentsubscription-${keyOf(config)}-parked`;
