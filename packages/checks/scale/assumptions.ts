/** What is taken for granted about a firm and its servers. Shares are of 1, such as 0.03. */
export interface Assumptions {
  readonly accounts: number;
  readonly usesAMonth: number;
  readonly addOnShare: number;
  readonly newAccountsAMonth: number;
  readonly cancellationsAMonth: number;
  readonly reactivatedShare: number;
  readonly refundedShare: number;
  readonly hoursOfRenewals: number;
  readonly busyHour: number;
  readonly years: number;
  readonly recordOverhead: number;
  readonly indexEntry: number;
  readonly indexFilters: number;
  readonly chunkBytes: number;
  readonly workersOfACluster: number;
  readonly rebuildHours: number;
  readonly headroom: number;
  readonly appendsOfACluster: number;
  readonly diskOfANode: number;
}

/** A firm with ten million paying accounts. */
export const tenMillionAccounts: Assumptions = {
  accounts: 10_000_000,
  usesAMonth: 20,
  addOnShare: 0.25,
  newAccountsAMonth: 0.03,
  cancellationsAMonth: 0.03,
  reactivatedShare: 0.2,
  refundedShare: 0.1,
  hoursOfRenewals: 8,
  busyHour: 3,
  years: 5,
  recordOverhead: 90,
  indexEntry: 24,
  indexFilters: 0.01,
  chunkBytes: 268_435_456,
  workersOfACluster: 8,
  rebuildHours: 24,
  headroom: 0.5,
  appendsOfACluster: 5_000,
  diskOfANode: 4e12,
};

/** What each assumption means, and where it comes from. */
export const meanings: Readonly<Record<keyof Assumptions, string>> = {
  accounts: 'accounts with a paid plan, a stream each',
  usesAMonth:
    'uses put on record for an account in a month, the mean; most accounts have fewer and a few have many',
  addOnShare: 'share of the accounts that have an add-on, too',
  newAccountsAMonth: 'accounts opened in a month, as a share of all; as many as are cancelled',
  cancellationsAMonth: 'cancellations in a month, as a share of the accounts',
  reactivatedShare: 'share of the cancellations that are taken back',
  refundedShare: 'share of the cancellations that come with a refund',
  hoursOfRenewals:
    'every account renews on the first of the month, and billing takes so many hours for it',
  busyHour: 'the busiest hour of a day has so many times the mean',
  years: 'the log is kept whole for so many years',
  recordOverhead:
    'bytes that EventStoreDB adds to a record in its log: lengths, ids, positions, flags, time; counted from the format of the record',
  indexEntry: 'bytes of an entry of its index, from its documentation',
  indexFilters: 'Bloom filters of the index, as a share of it, from its documentation',
  chunkBytes: 'bytes of a chunk file of its log, the default',
  workersOfACluster: 'projection workers on one cluster, a core each',
  rebuildHours: 'a rebuild of all read models has to be done in so many hours',
  headroom: 'a cluster is planned for this share of what it can do',
  appendsOfACluster:
    'appends a second that one cluster sustains; nobody measured it here: put in what yours does',
  diskOfANode: 'bytes of disk that one node may fill',
};
